/** The report as Markdown (CommonMark, with the footnotes of GitHub's): to read, to mail, to paste into an editor. */

import { sentencesOf } from '../anchoring/sentences'
import { type CodePointRange, codePoints } from '../anchoring/units'
import { unnamedAtRoot } from '../chain'
import { countedEvidence, evidenceCount, isCounted } from '../evidence'
import { directionOf } from '../language'
import { circularReporting, conflictPairs, relationKey } from '../relations'
import { isReviewed, type Report, type ReportClaim, type ReportEvidence, type ReportVerdict } from '../report'
import { excerptBySentences } from './excerpt'
import { readJustification } from './justification'
import { type MarkedBlock, markedBlocks } from './marked-text'
import { escapeMarkdown, justificationMarkdown, prefixed, quoteMarkdown } from './markdown-text'
import {
  noteNumber,
  type ReportLookup,
  type ReportOptions,
  reportLookup,
  shownDate,
  verdictCounts,
} from './report-lookup'
import { checkAddress, webAddress } from './web-addresses'

interface Setting {
  readonly report: Report
  readonly lookup: ReportLookup
  readonly options: ReportOptions
  readonly sentences: readonly CodePointRange[]
}

/** Writes a report as Markdown, with a final newline. */
export function markdownReport(report: Report, options: ReportOptions): string {
  const { words } = options
  const { article } = report
  const sentences = options.text === 'excerpts' ? sentencesOf(article.text, article.language) : []
  const setting = { report, lookup: reportLookup(report, options), options, sentences }
  const whole = options.text === 'whole'
  const text = whole ? articleMarkdown(setting) : [`# ${escapeMarkdown(article.title)}`, words('report.excerpts')]
  const parts = [
    ...(text[0] === undefined ? [] : [text[0]]),
    ...headMarkdown(setting),
    ...summaryMarkdown(setting),
    ...(whole ? [`## ${words('report.theText')}`] : []),
    ...text.slice(1),
    ...conflictsMarkdown(setting),
    `## ${words('report.notes')}`,
    ...setting.lookup.notes.flatMap((claim) => noteMarkdown(claim, setting)),
    `## ${words('report.verify')}`,
    words('report.verifyText'),
    `- ${words('report.textSha256')}: \`${article.textSha256}\`\n- ${words('report.receivedSha256')}: \`${article.receivedSha256}\``,
    ...(whole ? footnotes(setting) : []),
  ]
  return `${parts.join('\n\n')}\n`
}

function headMarkdown({ report, options }: Setting): string[] {
  const { words, language } = options
  const { article, newsroom, claims } = report
  const date = (value: string) => shownDate(value, language, newsroom.timeZone)
  const facts = [
    article.outlet,
    article.byline && words('report.byline', { names: article.byline }),
    article.publishedAt && words('report.published', { date: date(article.publishedAt) }),
    words('report.received', { date: date(article.receivedAt), version: article.version }),
  ]
  const unreviewed = claims.filter((claim) => !isReviewed(claim)).length
  const original = webAddress(article.canonicalUrl)
  return [
    `**${words('report.title')}** · ${escapeMarkdown(words('report.checkedBy', { newsroom: newsroom.name }))}`,
    escapeMarkdown(facts.filter(Boolean).join(' · ')),
    ...(original === null ? [] : [`${words('report.original')}: <${original}>`]),
    ...(unreviewed === 0
      ? []
      : [`> **${words('report.notReviewed')}.** ${words('report.notReviewedLead', { count: unreviewed })}`]),
  ]
}

function summaryMarkdown({ report, lookup, options: { words } }: Setting): string[] {
  const counts = verdictCounts(report, lookup).map(({ verdict, count }) => {
    const word = words('report.verdictCount', { word: verdict?.word ?? words('report.noVerdict'), count })
    return `- ${escapeMarkdown(`${verdict?.sign ?? '–'} ${word}`)}`
  })
  return [`## ${words('report.summary')}`, words('report.claims', { count: report.claims.length }), counts.join('\n')]
}

const BLOCK_MARKS: Readonly<Record<MarkedBlock['block']['kind'], string>> = {
  title: '# ',
  heading: '### ',
  quote: '> ',
  paragraph: '',
  caption: '',
  list: '',
  table: '',
  embed: '',
}

/** The blocks of the text, a footnote after the last word of each claim. The title comes first. */
function articleMarkdown({ report }: Setting): string[] {
  const blocks = markedBlocks(report)
  const title = blocks[0]?.block.kind === 'title' ? [] : [`# ${escapeMarkdown(report.article.title)}`]
  const lines = blocks.map(({ block: { kind, number }, pieces }) => {
    const text = pieces.map(({ text, ended }) => {
      return escapeMarkdown(text) + ended.map(({ key }) => `[^${noteNumber(key)}]`).join('')
    })
    return `${number === undefined ? BLOCK_MARKS[kind] : `${number} `}${text.join('')}`
  })
  return [...title, ...lines]
}

function footnotes({ report, lookup, options: { words } }: Setting): string[] {
  return lookup.notes.flatMap((claim) => {
    if (claim.target?.version !== report.article.version) return []
    const verdict = lookup.verdict(claim)
    const label = verdict ? `${verdict.sign} ${verdict.word}` : words('report.noVerdict')
    return [`[^${noteNumber(claim.key)}]: ${escapeMarkdown(label)} — ${escapeMarkdown(claim.statement)}`]
  })
}

function conflictsMarkdown({ report, options: { words } }: Setting): string[] {
  const name = (key: string) => {
    const claim = report.claims.find((candidate) => candidate.key === key)
    return claim ? `${noteNumber(key)} “${escapeMarkdown(claim.statement)}”` : words('report.otherArticle')
  }
  const pairs = conflictPairs(report.relations).map(
    ({ from, to }) => `- ${name(from)} *${words(relationKey('contradicts', 'from'))}* ${name(to)}`,
  )
  const rings = circularReporting(report.relations).map((ring) => `- ${ring.map(name).join(' → ')}`)
  return [
    ...(pairs.length === 0 ? [] : [`## ${words('report.conflicts')}`, pairs.join('\n')]),
    ...(rings.length === 0 ? [] : [`## ${words('report.rings')}`, words('report.ringLead'), rings.join('\n')]),
  ]
}

function noteMarkdown(claim: ReportClaim, setting: Setting): string[] {
  const { report, options } = setting
  const { words } = options
  const { publication } = claim
  const address = publication && checkAddress(report.newsroom.url, publication.slug)
  return [
    `### ${noteNumber(claim.key)}\\. ${escapeMarkdown(claim.statement)}`,
    ...(isReviewed(claim) ? [] : [`**${words('report.notReviewed')}**`]),
    ...(publication?.retracted ? [`**${words('report.retracted')}.** ${words('report.retractedLead')}`] : []),
    ...(claim.needsRecheck ? [words('report.needsRecheck')] : []),
    ...(address ? [`${words('report.check')}: <${address}>`] : []),
    ...quoteOf(claim, setting),
    ...saidOf(claim, setting),
    ...verdictOf(claim, 'attribution', setting),
    ...verdictOf(claim, 'truth', setting),
    ...evidenceOf(claim, setting),
    ...relationsOfClaim(claim, setting),
    ...ledgerOf(claim, setting),
  ]
}

function quoteOf({ target }: ReportClaim, { report: { article }, options, sentences }: Setting): string[] {
  if (!target) return [options.words('report.noPlace')]
  const range = { start: codePoints(target.start), end: codePoints(target.end) }
  const excerpt =
    options.text === 'excerpts' && target.version === article.version
      ? excerptBySentences(article.text, range, sentences).text
      : target.exact
  const { start, end, version } = target
  const position =
    version === article.version
      ? options.words('report.position', { start, end })
      : options.words('report.earlierPosition', { start, end, version })
  return [quoteMarkdown(excerpt), position]
}

function saidOf(claim: ReportClaim, { report, lookup, options }: Setting): string[] {
  const { words, language } = options
  const lines: string[] = []
  if (claim.chain.length > 0) {
    const root = unnamedAtRoot(claim.chain) ? ` (${words('report.unnamedAtRoot')})` : ''
    lines.push(`${words('report.saidBy')}: ${escapeMarkdown(lookup.chain(claim, directionOf(language)))}${root}`)
  } else if (claim.speaker !== null) {
    lines.push(`${words('report.speaker')}: ${escapeMarkdown(lookup.agent(claim.speaker))}`)
  } else if (claim.noAuthor) lines.push(`${words('report.speaker')}: ${words('report.noAuthor')}`)
  const date = claim.saidAt === null ? null : shownDate(claim.saidAt, language, report.newsroom.timeZone)
  const said =
    date && claim.saidPlace ? words('report.saidOn', { date, place: claim.saidPlace }) : (date ?? claim.saidPlace)
  if (said) lines.push(`${words('report.said')}: ${escapeMarkdown(said)}`)
  return lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')]
}

function verdictOf(claim: ReportClaim, kind: ReportVerdict['kind'], setting: Setting): string[] {
  const { report, lookup } = setting
  const { words, language } = setting.options
  const verdict = kind === 'truth' ? claim.truthVerdict : claim.attributionVerdict
  const shown = lookup[kind](claim)
  const question = words(`codes.verdictKind.${kind}`)
  // One that was judged in one way is not called unjudged for the other.
  if (!verdict || !shown) return lookup.verdict(claim) ? [] : [`${question} ${words('report.noVerdict')}`]
  const details = [
    words('report.asOf', { date: shownDate(verdict.asOf, language, report.newsroom.timeZone) }),
    ...(verdict.confidence
      ? [words('report.confidence', { level: words(`codes.confidence.${verdict.confidence}`) })]
      : []),
  ]
  const reasons = justificationMarkdown(readJustification(verdict.justification))
  return [
    `${question} **${escapeMarkdown(`${shown.sign} ${shown.word}`)}** · ${details.join(' · ')}`,
    ...(reasons === '' ? [] : [reasons]),
  ]
}

function evidenceOf(claim: ReportClaim, setting: Setting): string[] {
  const { words } = setting.options
  if (claim.evidence.length === 0) return []
  const late = claim.evidence.filter((item) => !isCounted(item))
  const list = (items: readonly ReportEvidence[]) => items.map((item) => itemMarkdown(item, setting)).join('\n')
  return [
    `#### ${words('report.evidence')}`,
    words('report.evidenceCount', evidenceCount(claim.evidence)),
    list(countedEvidence(claim.evidence)),
    ...(late.length === 0 ? [] : [`#### ${words('report.hindsight')}`, list(late)]),
  ].filter(Boolean)
}

function itemMarkdown(item: ReportEvidence, { report, lookup, options }: Setting): string {
  const { words, language } = options
  const date = (value: string) => shownDate(value, language, report.newsroom.timeZone)
  const source = lookup.source(item.source)
  // How far a source can be relied on holds for each of its items, unless an item says otherwise.
  const reliability = item.reliability ?? source?.reliability
  const address = source && !source.confidential ? webAddress(source.url) : null
  const snapshot = source?.snapshots[0]
  const published = [source?.publisher, source?.publishedAt && date(source.publishedAt)].filter(Boolean)
  const title = [source?.title ?? item.source, ...published].join(', ')
  const facts = [
    ...(source ? [words(`codes.sourceKind.${source.kind}`)] : []),
    ...(source ? [words(`codes.sourceOrder.${source.primary ? 'primary' : 'secondary'}`)] : []),
    ...(source?.confidential ? [words('report.confidential')] : []),
    ...(reliability ? [words(`codes.reliability.${reliability}`)] : []),
    ...(item.credibility ? [words(`codes.credibility.${item.credibility}`)] : []),
    item.origin === null ? words('report.originUnknown') : words('report.origin', { name: lookup.origin(item.origin) }),
    snapshot ? words('report.archived', { date: date(snapshot.takenAt) }) : words('report.notArchived'),
  ]
  const lines = [
    `\\[${item.number}\\] **${words(`codes.stance.${item.stance}`)}** ${escapeMarkdown(title)}${address ? ` <${address}>` : ''}`,
    ...(item.passage === null ? [] : [quoteMarkdown(item.passage)]),
    ...(item.question === null ? [] : [escapeMarkdown(words('report.question', { text: item.question }))]),
    ...(item.answer === null ? [] : [escapeMarkdown(words('report.answer', { text: item.answer }))]),
    ...(item.note === null ? [] : [escapeMarkdown(item.note)]),
    escapeMarkdown(facts.join(' · ')),
    ...(snapshot ? [`SHA-256 \`${snapshot.sha256}\``] : []),
  ]
  return prefixed(lines.join('\n\n').split('\n'), '- ', '  ')
}

function relationsOfClaim(claim: ReportClaim, { lookup, options: { words } }: Setting): string[] {
  const lines = lookup.relations(claim).map(({ relation, end, other, otherKey, standing }) => {
    const to = other ? `${noteNumber(otherKey)} “${escapeMarkdown(other.statement)}”` : words('report.otherArticle')
    const strength = relation.strength ? ` (${words(`codes.relationStrength.${relation.strength}`)})` : ''
    const worth = { rumour: words('report.notCorroboration'), circular: words('report.circular'), corroboration: '' }
    const notes = [
      standing === null ? '' : worth[standing],
      relation.note === null ? '' : escapeMarkdown(relation.note),
    ]
    return `- ${[`${words(relationKey(relation.type, end))}${strength} ${to}`, ...notes].filter(Boolean).join(' — ')}`
  })
  return lines.length === 0 ? [] : [`#### ${words('report.relations')}`, lines.join('\n')]
}

function ledgerOf({ publication }: ReportClaim, { report, options: { words, language } }: Setting): string[] {
  if (!publication || publication.corrections.length === 0) return []
  const lines = publication.corrections.map(({ kind, note, at, changes }) => {
    const date = shownDate(at, language, report.newsroom.timeZone)
    const kept = changes.map(
      (change) =>
        `\n  - ${escapeMarkdown(words('report.change', { ...change, field: words(`codes.ledgerField.${change.field}`) }))}`,
    )
    return `- ${escapeMarkdown(date)} **${words(`codes.correctionKind.${kind}`)}** ${escapeMarkdown(note)}${kept.join('')}`
  })
  return [`#### ${words('report.corrections')}`, lines.join('\n')]
}
