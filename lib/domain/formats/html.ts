/**
 * The report as one HTML file: no script, nothing loaded from anywhere, and it prints well. What people typed is escaped
 * everywhere; a Content-Security-Policy in the file forbids the rest.
 */

import { sentencesOf } from '../anchoring/sentences'
import { circularReporting, conflictPairs, relationKey } from '../relations'
import { isReviewed, type Report } from '../report'
import { articleHtml, noteId } from './html-article'
import { badgeHtml, noteHtml } from './html-note'
import { REPORT_STYLE } from './html-style'
import { escapeHtml, inLanguage, isolated, linkTo, printedAddress } from './html-text'
import {
  noteNumber,
  type ReportLookup,
  type ReportOptions,
  reportLookup,
  shownDate,
  verdictCounts,
} from './report-lookup'
import { webAddress } from './web-addresses'

/** Writes a report as HTML. */
export function htmlReport(report: Report, options: ReportOptions): string {
  const { words, language } = options
  const { article } = report
  const lookup = reportLookup(report, options)
  const unreviewed = report.claims.filter((claim) => !isReviewed(claim)).length
  const sentences = options.text === 'excerpts' ? sentencesOf(article.text, article.language) : []
  const notes = lookup.notes.map((claim) => noteHtml(claim, { report, lookup, options, sentences }))
  const shown =
    options.text === 'whole'
      ? articleHtml(report, lookup, words)
      : {
          title: `<h1 ${inLanguage(article.language)}>${escapeHtml(article.title)}</h1>`,
          body: `<p class="small">${escapeHtml(words('report.excerpts'))}</p>`,
        }
  return `<!doctype html>
<html ${inLanguage(language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
${unreviewed > 0 ? '<meta name="robots" content="noindex">\n' : ''}<title>${escapeHtml(`${words('report.title')}: ${article.title}`)}</title>
<style>
${REPORT_STYLE}
</style>
</head>
<body>
${[
  unreviewed > 0
    ? `<div class="watermark" aria-hidden="true"><span>${escapeHtml(words('report.notReviewed'))}</span></div>`
    : '',
  headHtml(report, shown.title, options),
  unreviewed > 0 ? unreviewedHtml(unreviewed, options) : '',
  summaryHtml(report, lookup, options),
  `<main>\n<section aria-label="${escapeHtml(words('report.theText'))}">\n${shown.body}\n</section>`,
  conflictsHtml(report, options),
  `<section>\n<h2>${escapeHtml(words('report.notes'))}</h2>\n${notes.join('\n')}\n</section>\n</main>`,
  proofHtml(report, options),
]
  .filter(Boolean)
  .join('\n')}
</body>
</html>
`
}

function headHtml({ newsroom, article }: Report, title: string, { words, language }: ReportOptions): string {
  const date = (value: string) => shownDate(value, language, newsroom.timeZone)
  const facts = [
    ...(article.outlet ? [isolated(article.outlet)] : []),
    ...(article.byline ? [isolated(words('report.byline', { names: article.byline }))] : []),
    ...(article.publishedAt ? [escapeHtml(words('report.published', { date: date(article.publishedAt) }))] : []),
    escapeHtml(words('report.received', { date: date(article.receivedAt), version: article.version })),
  ]
  const original = webAddress(article.canonicalUrl)
  return `<header>
<p class="kicker"><strong>${escapeHtml(words('report.title'))}</strong> · ${isolated(words('report.checkedBy', { newsroom: newsroom.name }))}</p>
${title}
<p class="small">${facts.join(' · ')}</p>
${original === null ? '' : `<p class="small">${escapeHtml(words('report.original'))}: ${linkTo(original, printedAddress(original))}</p>\n`}</header>`
}

function unreviewedHtml(count: number, { words }: ReportOptions): string {
  const label = `<strong>${escapeHtml(words('report.notReviewed'))}.</strong>`
  return `<p class="flag">${label} ${escapeHtml(words('report.notReviewedLead', { count }))}</p>`
}

function summaryHtml(report: Report, lookup: ReportLookup, { words }: ReportOptions): string {
  const counts = verdictCounts(report, lookup)
  const none = { word: words('report.noVerdict'), sign: '–', colour: 'grey' } as const
  const items = counts.map(({ verdict, count }) => {
    const shown = verdict ?? none
    return `<li>${badgeHtml({ ...shown, word: words('report.verdictCount', { word: shown.word, count }) })}</li>`
  })
  const bar = counts.map(
    ({ verdict, count }) => `<span class="v-${verdict?.colour ?? 'grey'}" style="flex:${count}"></span>`,
  )
  return `<section>
<h2>${escapeHtml(words('report.summary'))} <span class="small">${escapeHtml(words('report.claims', { count: report.claims.length }))}</span></h2>
<div class="bar" aria-hidden="true">${bar.join('')}</div>
<ul class="counts">${items.join('')}</ul>
</section>`
}

/** What contradicts what, and who only confirms each other: what a reader of single notes would miss. */
function conflictsHtml(report: Report, { words }: ReportOptions): string {
  const name = (key: string) => {
    const claim = report.claims.find((candidate) => candidate.key === key)
    if (!claim) return escapeHtml(words('report.otherArticle'))
    return `<a href="#${noteId(claim)}">${escapeHtml(noteNumber(key))}</a> <span ${inLanguage(claim.language)}>${escapeHtml(claim.statement)}</span>`
  }
  const pairs = conflictPairs(report.relations).map(
    ({ from, to }) =>
      `<li><p>${name(from)}</p><p><em>${escapeHtml(words(relationKey('contradicts', 'from')))}</em> ${name(to)}</p></li>`,
  )
  const rings = circularReporting(report.relations).map((ring) => `<li>${ring.map(name).join(' → ')}</li>`)
  const list = (heading: string, lead: string, items: readonly string[]) =>
    items.length === 0
      ? ''
      : `<section>\n<h2>${escapeHtml(words(heading))}</h2>\n${lead}<ul class="conflicts">${items.join('')}</ul>\n</section>`
  return (
    list('report.conflicts', '', pairs) +
    list('report.rings', `<p>${escapeHtml(words('report.ringLead'))}</p>\n`, rings)
  )
}

function proofHtml({ newsroom, article }: Report, { words }: ReportOptions): string {
  const hash = (key: string, value: string) =>
    `<p class="small">${escapeHtml(words(key))}: <code class="hash" dir="ltr">${escapeHtml(value)}</code></p>`
  const home = webAddress(newsroom.url)
  return `<footer>
<h2>${escapeHtml(words('report.verify'))}</h2>
<p class="small">${escapeHtml(words('report.verifyText'))}</p>
${hash('report.textSha256', article.textSha256)}
${hash('report.receivedSha256', article.receivedSha256)}
<p class="small">${isolated(newsroom.name)}${home === null ? '' : ` · ${linkTo(home, printedAddress(home))}`}</p>
</footer>`
}
