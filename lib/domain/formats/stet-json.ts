/**
 * Stet's own annotation file, `stet-annotations/1`: everything about one article's claims, and the only format from
 * which all of it can be read back.
 *
 * What an import can't make again stays out, so that export, import into an empty database and export give the same
 * bytes: no ids, no version number, no time of receipt or export. The text is known by its hash; so is another article, to one
 * of whose claims a relation leads. Names of persons stand only with what they said in comments.
 */

import { codePointLength } from '../anchoring/text'
import type { Rating } from '../rating'
import type {
  Report,
  ReportClaim,
  ReportComment,
  ReportRelation,
  ReportSource,
  ReportTarget,
  ReportVerdict,
} from '../report'
import { compareKeys } from './annotation-input'

export const STET_FORMAT = 'stet-annotations/1'

const OFFSETS = 'Unicode code points, half-open, counted in article.text'

/** Writes a report as a `stet-annotations/1` file: JSON, UTF-8, members in a fixed order, a final newline. */
export function stetJson(report: Report): string {
  return `${JSON.stringify(stetFile(report), null, 2)}\n`
}

function stetFile(report: Report) {
  return {
    format: STET_FORMAT,
    article: article(report),
    scale: { name: report.scale.name, version: report.scale.version, ratings: report.scale.ratings.map(rating) },
    agents: [...report.agents].sort(byKey).map(({ key, name, kind, aliases, description, sameAs }) => {
      return { key, name, kind, aliases, description, sameAs }
    }),
    sources: [...report.sources].sort(byKey).map(source),
    claims: [...report.claims].sort(byKey).map((each) => claim(each, report)),
    relations: report.relations
      .map(({ from, type, to, toText, strength, note }) => {
        return {
          from,
          type,
          to: toText === undefined ? to : `${toText}${to.slice(to.lastIndexOf('#'))}`,
          strength,
          note,
        }
      })
      .sort(byEnds),
    ...(report.comments ? { comments: report.comments.map((each) => comment(each, report)) } : {}),
  }
}

function article({ article: { text, ...article } }: Report) {
  return {
    title: article.title,
    outlet: article.outlet,
    byline: article.byline,
    section: article.section ?? null,
    language: article.language,
    direction: article.direction,
    publishedAt: article.publishedAt,
    canonicalUrl: article.canonicalUrl,
    publicText: article.publicText,
    sha256: article.receivedSha256,
    textSha256: article.textSha256,
    codePoints: codePointLength(text),
    offsets: OFFSETS,
    blocks: article.blocks.map(({ kind, start, end }) => ({ kind, start, end })),
    receivedMap: article.receivedMap.map(({ start, end, receivedStart }) => ({ start, end, receivedStart })),
    text,
    ...(article.earlier
      ? { earlierTexts: article.earlier.map(({ textSha256, text: words }) => ({ textSha256, text: words })) }
      : {}),
  }
}

/** Of a place in an older text: which, and whether it waits there or was kept. */
function earlierPlace(target: ReportTarget, report: Report) {
  const older = olderText(target, report)
  return older ? { ...older, standing: target.standing ?? 'kept' } : {}
}

/** The older text that a place counts in; null for the newest. */
function olderText({ version }: ReportTarget, { article: { earlier = [] } }: Report) {
  const older = earlier.find((each) => each.version === version)
  return older ? { textSha256: older.textSha256 } : null
}

function rating({ code, labels, definitions, colour, sign, number }: Rating) {
  return { code, labels: sorted(labels), definitions: sorted(definitions), colour, sign, number }
}

function source(source: ReportSource) {
  const { key, title, kind, primary, url, publisher, publishedAt, language, reliability, confidential, snapshots } =
    source
  return {
    key,
    title,
    kind,
    primary,
    url,
    publisher,
    publishedAt,
    language,
    reliability,
    confidential,
    snapshots: snapshots.map(({ sha256, takenAt }) => ({ sha256, takenAt })),
  }
}

function claim(claim: ReportClaim, report: Report) {
  const { target, publication } = claim
  return {
    key: claim.key,
    target: target && {
      exact: target.exact,
      prefix: target.prefix,
      suffix: target.suffix,
      start: target.start,
      end: target.end,
      ...earlierPlace(target, report),
    },
    statement: claim.statement,
    language: claim.language,
    type: claim.type,
    polarity: claim.polarity,
    checkWorthiness: claim.checkWorthiness,
    speaker: claim.speaker,
    noAuthor: claim.noAuthor,
    saidAt: claim.saidAt,
    saidPlace: claim.saidPlace,
    chain: claim.chain.map(({ agent, role, kind, verb, force }) => ({ agent, role, kind, verb, force })),
    attributionVerdict: verdict(claim.attributionVerdict, claim),
    truthVerdict: verdict(claim.truthVerdict, claim),
    evidence: [...claim.evidence]
      .sort((a, b) => a.number - b.number)
      .map((item) => ({
        number: item.number,
        source: item.source,
        stance: item.stance,
        passage: item.passage,
        note: item.note,
        ...(item.noteReleased ? { noteReleased: true } : {}),
        question: item.question,
        answer: item.answer,
        origin: item.origin,
        hindsight: item.hindsight,
        reliability: item.reliability,
        credibility: item.credibility,
      })),
    needsRecheck: claim.needsRecheck,
    ...(claim.imported ? { canonical: claim.imported.canonical, via: [...claim.imported.via] } : {}),
    state: claim.state,
    publication: publication && {
      slug: publication.slug,
      firstPublishedAt: publication.firstPublishedAt,
      modifiedAt: publication.modifiedAt,
      edition: publication.edition,
      retracted: publication.retracted,
      corrections: publication.corrections.map(({ kind, note, at, changes }) => ({
        kind,
        note,
        at,
        changes: changes.map(({ field, before, after }) => ({ field, before, after })),
      })),
    },
  }
}

/** The flag is the claim's; a verdict says so that is not meant by it. */
function verdict(verdict: ReportVerdict | null, { needsRecheck }: ReportClaim) {
  if (!verdict) return null
  const { rating, asOf, confidence, justification } = verdict
  const rechecked = needsRecheck && verdict.needsRecheck === false ? { needsRecheck: false } : {}
  return { rating, asOf, confidence, justification, ...rechecked }
}

function comment({ number, claim, target, text, by, at, replyTo, resolved, imported }: ReportComment, report: Report) {
  const place = target && {
    exact: target.exact,
    prefix: target.prefix,
    suffix: target.suffix,
    start: target.start,
    end: target.end,
    ...olderText(target, report),
  }
  return {
    number,
    claim,
    ...(place ? { target: place } : {}),
    by,
    at,
    text,
    replyTo,
    resolved,
    ...fromElsewhere(imported),
  }
}

/** Of a comment that came from elsewhere: who brought it in, and what its source tells. */
function fromElsewhere(imported: ReportComment['imported']) {
  if (!imported) return {}
  const { broughtInBy, id, from, address, rewordedAt } = imported
  const told = id !== null || from !== null || address !== null || rewordedAt !== null
  return { broughtInBy, ...(told ? { source: { id, from, address, rewordedAt } } : {}) }
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return compareKeys(a.key, b.key)
}

type Ends = Pick<ReportRelation, 'from' | 'to' | 'type'>

function byEnds(a: Ends, b: Ends): number {
  return compareKeys(a.from, b.from) || compareKeys(a.to, b.to) || compareKeys(a.type, b.type)
}

/** Members by name: labels come from stored JSON, whose order means nothing. */
function sorted(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)))
}
