/**
 * Tables for people and scripts: RFC 4180, UTF-8 with a byte-order mark, so that spreadsheets read Arabic right. Column
 * names are constant. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
 */

import { stringify } from 'csv-stringify/sync'
import { unnamedAtRoot } from '../chain'
import { evidenceCount } from '../evidence'
import { directionOf } from '../language'
import { conflictPairs } from '../relations'
import { isReviewed, type Report, type ReportClaim, type ReportVerdict } from '../report'
import { compareKeys } from './annotation-input'
import { type ReportLookup, type ReportOptions, reportLookup, type ShownVerdict } from './report-lookup'
import { checkAddress } from './web-addresses'

type Cell = string | number | null
type Row = Readonly<Record<string, Cell>>
type CsvOptions = Pick<ReportOptions, 'words' | 'language'>

/** One row per claim. Positions are code points in the text whose hash stands in the row. */
export function claimsCsv(report: Report, options: CsvOptions): string {
  const lookup = lookupFor(report, options)
  return table(
    CLAIM_COLUMNS,
    lookup.notes.map((claim) => claimRow(report, lookup, claim, options)),
  )
}

const CLAIM_COLUMNS = [
  'claim',
  'state',
  'review',
  'needs_recheck',
  'quote',
  'start',
  'end',
  'statement',
  'language',
  'type',
  'polarity',
  'check_worthiness',
  'speaker',
  'chain',
  'unnamed_at_root',
  'said_at',
  'said_place',
  'attribution',
  'attribution_word',
  'attribution_as_of',
  'attribution_confidence',
  'attribution_justification',
  'truth',
  'truth_word',
  'truth_number',
  'truth_as_of',
  'truth_confidence',
  'truth_justification',
  'evidence_items',
  'independent_origins',
  'contradictions',
  'check_url',
  'article',
  'outlet',
  'article_url',
  'article_version',
  'text_sha256',
] as const

function claimRow(report: Report, lookup: ReportLookup, claim: ReportClaim, { words, language }: CsvOptions): Row {
  const { article, newsroom } = report
  const { items, origins } = evidenceCount(claim.evidence)
  const number = report.scale.ratings.find(({ code }) => code === claim.truthVerdict?.rating)?.number ?? null
  const conflicts = conflictPairs(report.relations).flatMap(({ from, to }) =>
    from === claim.key ? [to] : to === claim.key ? [from] : [],
  )
  return {
    claim: claim.key,
    state: claim.state,
    review: isReviewed(claim) ? '' : words('report.notReviewed'),
    needs_recheck: yes(claim.needsRecheck),
    quote: claim.target?.exact ?? null,
    start: claim.target?.start ?? null,
    end: claim.target?.end ?? null,
    statement: claim.statement,
    language: claim.language,
    type: claim.type,
    polarity: claim.polarity,
    check_worthiness: claim.checkWorthiness,
    speaker: claim.speaker === null ? null : lookup.agent(claim.speaker),
    chain: lookup.chain(claim, directionOf(language)),
    unnamed_at_root: claim.chain.length === 0 ? null : yes(unnamedAtRoot(claim.chain)),
    said_at: claim.saidAt,
    said_place: claim.saidPlace,
    ...verdictCells('attribution', claim.attributionVerdict, lookup.attribution(claim)),
    ...verdictCells('truth', claim.truthVerdict, lookup.truth(claim)),
    truth_number: number,
    evidence_items: items,
    independent_origins: origins,
    contradictions: [...new Set(conflicts)].sort(compareKeys).join(' '),
    check_url: claim.publication && checkAddress(newsroom.url, claim.publication.slug),
    article: article.title,
    outlet: article.outlet,
    article_url: article.canonicalUrl,
    article_version: article.version,
    text_sha256: article.textSha256,
  }
}

function verdictCells(kind: string, verdict: ReportVerdict | null, shown: ShownVerdict | null): Row {
  return {
    [kind]: verdict?.rating ?? null,
    [`${kind}_word`]: shown?.word ?? null,
    [`${kind}_as_of`]: verdict?.asOf ?? null,
    [`${kind}_confidence`]: verdict?.confidence ?? null,
    [`${kind}_justification`]: verdict?.justification ?? null,
  }
}

const EVIDENCE_COLUMNS = [
  'claim',
  'number',
  'stance',
  'source',
  'source_kind',
  'primary',
  'publisher',
  'published_at',
  'url',
  'confidential',
  'passage',
  'note',
  'question',
  'answer',
  'origin',
  'hindsight',
  'reliability',
  'credibility',
  'archived_at',
  'archive_sha256',
] as const

/** One row per piece of evidence; `claim` and `number` name it. */
export function evidenceCsv(report: Report, options: CsvOptions): string {
  const lookup = lookupFor(report, options)
  const rows = lookup.notes.flatMap((claim) =>
    claim.evidence.map((item): Row => {
      const source = lookup.source(item.source)
      const snapshot = source?.snapshots[0]
      return {
        claim: claim.key,
        number: item.number,
        stance: item.stance,
        source: source?.title ?? item.source,
        source_kind: source?.kind ?? null,
        primary: source ? yes(source.primary) : null,
        publisher: source?.publisher ?? null,
        published_at: source?.publishedAt ?? null,
        url: source && !source.confidential ? source.url : null,
        confidential: source ? yes(source.confidential) : null,
        passage: item.passage,
        note: item.note,
        question: item.question,
        answer: item.answer,
        origin: item.origin === null ? null : lookup.origin(item.origin),
        hindsight: yes(item.hindsight),
        reliability: item.reliability ?? source?.reliability ?? null,
        credibility: item.credibility,
        archived_at: snapshot?.takenAt ?? null,
        archive_sha256: snapshot?.sha256 ?? null,
      }
    }),
  )
  return table(EVIDENCE_COLUMNS, rows)
}

const RELATION_COLUMNS = ['from', 'relation', 'to', 'strength', 'note'] as const

/** One row per relation; `from` and `to` name claims. */
export function relationsCsv(report: Report): string {
  const rows = [...report.relations]
    .sort((a, b) => compareKeys(a.from, b.from) || compareKeys(a.to, b.to) || compareKeys(a.type, b.type))
    .map(({ from, type, to, strength, note }): Row => ({ from, relation: type, to, strength, note }))
  return table(RELATION_COLUMNS, rows)
}

function lookupFor(report: Report, options: CsvOptions): ReportLookup {
  return reportLookup(report, { ...options, text: 'excerpts' })
}

function yes(value: boolean): string {
  return value ? 'yes' : 'no'
}

function table(columns: readonly string[], rows: readonly Row[]): string {
  return stringify([...rows], {
    columns: [...columns],
    header: true,
    bom: true,
    record_delimiter: 'windows',
    // All texts in quotes: a spreadsheet that splits at semicolons can't cut a cell in two.
    quoted_string: true,
    escape_formulas: true,
  })
}
