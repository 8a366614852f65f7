/** One claim as an endnote of the HTML report: statement, quote, who says so, verdicts, evidence, relations, ledger. */

import { chainArrow, unnamedAtRoot } from '../chain'
import { countedEvidence, evidenceCount, isCounted } from '../evidence'
import { ownLanguage } from '../intake/own-language'
import { directionOf } from '../language'
import type { CodePointRange } from '../anchoring/units'
import { codePoints } from '../anchoring/units'
import { relationKey } from '../relations'
import { isReviewed, type Report, type ReportClaim, type ReportEvidence, type ReportVerdict } from '../report'
import { excerptBySentences } from './excerpt'
import { noteId, passageHtml, referenceId } from './html-article'
import { escapeHtml, inLanguage, isolated, justificationHtml, linkTo, printedAddress } from './html-text'
import { readJustification } from './justification'
import { noteNumber, type ReportLookup, type ReportOptions, type ShownVerdict, shownDate } from './report-lookup'
import { checkAddress, webAddress } from './web-addresses'

export interface NoteSetting {
  readonly report: Report
  readonly lookup: ReportLookup
  readonly options: ReportOptions
  /** Sentences of the article, for excerpts. */
  readonly sentences: readonly CodePointRange[]
}

export function noteHtml(claim: ReportClaim, setting: NoteSetting): string {
  const { options } = setting
  const { words } = options
  const number = escapeHtml(noteNumber(claim.key))
  const back =
    claim.target?.version === setting.report.article.version && options.text === 'whole'
      ? ` <a class="back" href="#${referenceId(claim)}" aria-label="${escapeHtml(words('report.back'))}">↑</a>`
      : ''
  return `<article class="note" id="${noteId(claim)}">
<h3><span class="number">${number}</span> <span ${inLanguage(claim.language)}>${escapeHtml(claim.statement)}</span>${back}</h3>
${[
  flagsHtml(claim, setting),
  quoteHtml(claim, setting),
  saidHtml(claim, setting),
  verdictsHtml(claim, setting),
  evidenceHtml(claim, setting),
  relationsHtml(claim, setting),
  ledgerHtml(claim, setting),
]
  .filter(Boolean)
  .join('\n')}
</article>`
}

function flagsHtml(
  { state, needsRecheck, publication }: ReportClaim,
  { report, options: { words } }: NoteSetting,
): string {
  const flags = [
    ...(isReviewed({ state }) ? [] : [`<strong>${escapeHtml(words('report.notReviewed'))}</strong>`]),
    ...(publication?.retracted
      ? [`<strong>${escapeHtml(words('report.retracted'))}</strong> ${escapeHtml(words('report.retractedLead'))}`]
      : []),
    ...(needsRecheck ? [escapeHtml(words('report.needsRecheck'))] : []),
  ]
  const lines = flags.map((flag) => `<p class="flag">${flag}</p>`)
  if (publication) {
    const address = checkAddress(report.newsroom.url, publication.slug)
    lines.push(`<p class="small">${escapeHtml(words('report.check'))}: ${linkTo(address, printedAddress(address))}</p>`)
  }
  return lines.join('\n')
}

function quoteHtml(claim: ReportClaim, { report, lookup, options, sentences }: NoteSetting): string {
  const { target } = claim
  const { words } = options
  const { article } = report
  if (!target) return `<p class="small">${escapeHtml(words('report.noPlace'))}</p>`
  const inVersion = target.version === article.version
  const { start, end, version } = target
  const position = escapeHtml(
    inVersion ? words('report.position', { start, end }) : words('report.earlierPosition', { start, end, version }),
  )
  const excerpt =
    options.text === 'excerpts' && inVersion
      ? excerptBySentences(article.text, { start: codePoints(target.start), end: codePoints(target.end) }, sentences)
      : { text: target.exact, quoteStart: 0, quoteEnd: target.end - target.start }
  const passage = passageHtml(excerpt.text, excerpt.quoteStart, excerpt.quoteEnd, lookup, claim)
  const own = ownLanguage(excerpt.text, article)
  const language = own.language ?? article.language
  return `<blockquote class="quote" lang="${escapeHtml(language)}" dir="${own.direction ?? directionOf(language)}">${passage}</blockquote>
<p class="small">${position}</p>`
}

function saidHtml(claim: ReportClaim, { report, lookup, options }: NoteSetting): string {
  const { words, language } = options
  const lines: [string, string][] = []
  if (claim.chain.length > 0) {
    const arrow = ` <span class="arrow">${chainArrow(directionOf(language))}</span> `
    const root = unnamedAtRoot(claim.chain)
      ? ` <span class="tag">${escapeHtml(words('report.unnamedAtRoot'))}</span>`
      : ''
    lines.push(['report.saidBy', claim.chain.map(({ agent }) => isolated(lookup.agent(agent))).join(arrow) + root])
  } else if (claim.speaker !== null) lines.push(['report.speaker', isolated(lookup.agent(claim.speaker))])
  else if (claim.noAuthor) lines.push(['report.speaker', escapeHtml(words('report.noAuthor'))])
  if (claim.saidAt !== null) {
    const date = shownDate(claim.saidAt, language, report.newsroom.timeZone)
    const said = claim.saidPlace === null ? date : words('report.saidOn', { date, place: claim.saidPlace })
    lines.push(['report.said', escapeHtml(said)])
  } else if (claim.saidPlace !== null) lines.push(['report.said', isolated(claim.saidPlace)])
  if (lines.length === 0) return ''
  return `<dl class="facts">${lines.map(([key, html]) => `<div><dt>${escapeHtml(words(key))}</dt><dd>${html}</dd></div>`).join('')}</dl>`
}

function verdictsHtml(claim: ReportClaim, setting: NoteSetting): string {
  const { lookup } = setting
  return (
    verdictHtml(claim, 'codes.verdictKind.attribution', claim.attributionVerdict, lookup.attribution(claim), setting) +
    verdictHtml(claim, 'codes.verdictKind.truth', claim.truthVerdict, lookup.truth(claim), setting)
  )
}

/** Word and sign in one, coloured; the word always stands there. */
export function badgeHtml({ word, sign, colour }: ShownVerdict): string {
  return `<span class="badge v-${colour}"><span aria-hidden="true">${escapeHtml(sign)}</span> ${escapeHtml(word)}</span>`
}

function verdictHtml(
  claim: ReportClaim,
  question: string,
  verdict: ReportVerdict | null,
  shown: ShownVerdict | null,
  { report, lookup, options: { words, language } }: NoteSetting,
): string {
  const asked = `<span class="question">${escapeHtml(words(question))}</span>`
  if (!verdict || !shown) {
    // One that was judged in one way is not called unjudged for the other.
    return lookup.verdict(claim) ? '' : `<p class="verdict">${asked} ${escapeHtml(words('report.noVerdict'))}</p>\n`
  }
  const details = [
    words('report.asOf', { date: shownDate(verdict.asOf, language, report.newsroom.timeZone) }),
    ...(verdict.confidence
      ? [words('report.confidence', { level: words(`codes.confidence.${verdict.confidence}`) })]
      : []),
  ]
  const numbers = new Set(claim.evidence.map(({ number }) => number))
  const reasons = justificationHtml(readJustification(verdict.justification), (number) =>
    numbers.has(number) ? `#${evidenceId(claim, number)}` : null,
  )
  return `<p class="verdict">${asked} ${badgeHtml(shown)} <span class="small">${escapeHtml(details.join(' · '))}</span></p>
<div class="reasons">${reasons}</div>
`
}

function evidenceId(claim: ReportClaim, number: number): string {
  return `${noteId(claim)}-evidence-${number}`
}

/** Counted evidence first, what appeared after the verdict apart from it (rule R9). */
function evidenceHtml(claim: ReportClaim, setting: NoteSetting): string {
  const { words } = setting.options
  if (claim.evidence.length === 0) return ''
  const counted = countedEvidence(claim.evidence)
  const late = claim.evidence.filter((item) => !isCounted(item))
  const list = (items: readonly ReportEvidence[]) =>
    items.length === 0
      ? ''
      : `<ol class="evidence">${items.map((item) => itemHtml(claim, item, setting)).join('\n')}</ol>`
  const count = escapeHtml(words('report.evidenceCount', evidenceCount(claim.evidence)))
  return `<h4>${escapeHtml(words('report.evidence'))} <span class="small">${count}</span></h4>
${list(counted)}${late.length === 0 ? '' : `\n<h4>${escapeHtml(words('report.hindsight'))}</h4>\n${list(late)}`}`
}

function itemHtml(claim: ReportClaim, item: ReportEvidence, { report, lookup, options }: NoteSetting): string {
  const { words, language } = options
  const { timeZone } = report.newsroom
  const source = lookup.source(item.source)
  // How far a source can be relied on holds for each of its items, unless an item says otherwise.
  const reliability = item.reliability ?? source?.reliability
  const address = source && !source.confidential ? webAddress(source.url) : null
  const title = source?.title ?? item.source
  const date = (value: string) => shownDate(value, language, timeZone)
  const facts = [
    ...(source ? [words(`codes.sourceKind.${source.kind}`)] : []),
    ...(source ? [words(`codes.sourceOrder.${source.primary ? 'primary' : 'secondary'}`)] : []),
    ...(source?.confidential ? [words('report.confidential')] : []),
    ...(reliability ? [words(`codes.reliability.${reliability}`)] : []),
    ...(item.credibility ? [words(`codes.credibility.${item.credibility}`)] : []),
    item.origin === null ? words('report.originUnknown') : words('report.origin', { name: lookup.origin(item.origin) }),
  ]
  const snapshot = source?.snapshots[0]
  const archived = snapshot
    ? `${escapeHtml(words('report.archived', { date: date(snapshot.takenAt) }))} · SHA-256 <code class="hash">${escapeHtml(snapshot.sha256)}</code>`
    : escapeHtml(words('report.notArchived'))
  const published = [source?.publisher, source?.publishedAt ? date(source.publishedAt) : null]
    .filter(Boolean)
    .join(', ')
  const paragraph = (text: string | null) => (text === null ? '' : `<p dir="auto">${escapeHtml(text)}</p>`)
  return `<li id="${evidenceId(claim, item.number)}" value="${item.number}">
<p><strong>${escapeHtml(words(`codes.stance.${item.stance}`))}</strong> ${linkTo(address, isolated(title))}${published ? `, ${isolated(published)}` : ''}</p>
${item.passage === null ? '' : `<blockquote dir="auto">${escapeHtml(item.passage)}</blockquote>`}
${paragraph(item.question === null ? null : words('report.question', { text: item.question }))}${paragraph(item.answer === null ? null : words('report.answer', { text: item.answer }))}${paragraph(item.note)}
<p class="small">${facts.map(isolated).join(' · ')}</p>
<p class="small">${address === null ? '' : `${printedAddress(address)} · `}${archived}</p>
</li>`
}

function relationsHtml(claim: ReportClaim, { lookup, options: { words } }: NoteSetting): string {
  const relations = lookup.relations(claim)
  if (relations.length === 0) return ''
  const items = relations.map(({ relation, end, other, otherKey, standing }) => {
    const to = other
      ? `<a href="#${noteId(other)}">${escapeHtml(noteNumber(otherKey))}</a> <span ${inLanguage(other.language)}>${escapeHtml(other.statement)}</span>`
      : escapeHtml(words('report.otherArticle'))
    const strength = relation.strength ? ` (${escapeHtml(words(`codes.relationStrength.${relation.strength}`))})` : ''
    const worth =
      standing === 'rumour'
        ? ` <span class="tag">${escapeHtml(words('report.notCorroboration'))}</span>`
        : standing === 'circular'
          ? ` <span class="tag">${escapeHtml(words('report.circular'))}</span>`
          : ''
    const note = relation.note === null ? '' : ` <span class="small" dir="auto">${escapeHtml(relation.note)}</span>`
    return `<li>${escapeHtml(words(relationKey(relation.type, end)))}${strength} ${to}${worth}${note}</li>`
  })
  return `<h4>${escapeHtml(words('report.relations'))}</h4>\n<ul class="relations">${items.join('')}</ul>`
}

function ledgerHtml({ publication }: ReportClaim, { report, options: { words, language } }: NoteSetting): string {
  if (!publication || publication.corrections.length === 0) return ''
  const items = publication.corrections.map(({ kind, note, at, changes }) => {
    const date = escapeHtml(shownDate(at, language, report.newsroom.timeZone))
    const kept = changes
      .map(
        (change) =>
          `<p class="small" dir="auto">${escapeHtml(words('report.change', { ...change, field: words(`codes.ledgerField.${change.field}`) }))}</p>`,
      )
      .join('')
    return `<li><p><time datetime="${escapeHtml(at)}">${date}</time> <strong>${escapeHtml(words(`codes.correctionKind.${kind}`))}</strong> <span dir="auto">${escapeHtml(note)}</span></p>${kept}</li>`
  })
  return `<h4>${escapeHtml(words('report.corrections'))}</h4>\n<ul class="ledger">${items.join('')}</ul>`
}
