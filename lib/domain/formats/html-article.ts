/** The article's text as HTML, its claims marked and numbered. */

import { codePointIndex } from '../anchoring/text'
import { codePoints } from '../anchoring/units'
import { isReviewed, type Report, type ReportBlock, type ReportClaim } from '../report'
import { escapeHtml, inLanguage } from './html-text'
import { type MarkedPiece, markedBlocks } from './marked-text'
import { noteNumber, type ReportLookup, type ReportWords } from './report-lookup'

const TAGS: Readonly<Record<ReportBlock['kind'], string>> = {
  title: 'h2',
  heading: 'h2',
  paragraph: 'p',
  list: 'p',
  quote: 'blockquote',
  caption: 'p',
  table: 'p',
  embed: 'p',
}

/** The text with marks under the words of claims and a number where each ends. */
export interface ArticleHtml {
  /** The headline, which may hold claims as well. */
  readonly title: string
  readonly body: string
}

export function articleHtml(report: Report, lookup: ReportLookup, words: ReportWords): ArticleHtml {
  const { article } = report
  const [first, ...rest] = markedBlocks(report).map(({ block, pieces }) => {
    const { kind, number } = block
    const content = pieces.map((piece) => pieceHtml(piece, lookup, words)).join('')
    const item = number === undefined ? '' : `<span class="item">${escapeHtml(number)}</span> `
    return { kind, content, html: `<${TAGS[kind]} class="${kind}"${inOwn(block)}>${item}${content}</${TAGS[kind]}>` }
  })
  const titled = first?.kind === 'title'
  const body = (titled || !first ? rest : [first, ...rest]).map(({ html }) => html).join('\n')
  const attributes = inLanguage(article.language)
  return {
    title: `<h1 ${attributes}>${titled ? first.content : escapeHtml(article.title)}</h1>`,
    body: `<div class="text" ${attributes}>\n${body}\n</div>`,
  }
}

/** `lang` and `dir` of a block that isn't written as the article is. */
export const inOwn = ({ language, direction }: Pick<ReportBlock, 'language' | 'direction'>): string =>
  `${language ? ` lang="${escapeHtml(language)}"` : ''}${direction ? ` dir="${direction}"` : ''}`

/** One passage of the text with one claim marked in it: for excerpts. */
export function passageHtml(
  text: string,
  start: number,
  end: number,
  lookup: ReportLookup,
  claim: ReportClaim,
): string {
  const index = codePointIndex(text)
  const [before, quote, after] = [
    index.slice(codePoints(0), codePoints(start)),
    index.slice(codePoints(start), codePoints(end)),
    index.slice(codePoints(end), index.length),
  ].map(escapeHtml)
  return `${before}<mark class="${markClass([claim], lookup)}">${quote}</mark>${after}`
}

function pieceHtml({ text, claims, ended }: MarkedPiece, lookup: ReportLookup, words: ReportWords): string {
  const content = escapeHtml(text)
  const marked = claims.length === 0 ? content : `<mark class="${markClass(claims, lookup)}">${content}</mark>`
  return marked + ended.map((claim) => numberHtml(claim, lookup, words)).join('')
}

/** The innermost claim gives the colour; how many lie over each other, and how far they got, gives the line. */
function markClass(claims: readonly ReportClaim[], lookup: ReportLookup): string {
  const inner = claims.at(-1)
  const verdict = inner && lookup.verdict(inner)
  const line = !verdict ? 'open' : inner && isReviewed(inner) ? 'reviewed' : 'unreviewed'
  return `v-${verdict?.colour ?? 'grey'} ${line}${claims.length > 1 ? ' over' : ''}`
}

/** The number where a claim ends, linking to its note. */
function numberHtml(claim: ReportClaim, lookup: ReportLookup, words: ReportWords): string {
  const number = noteNumber(claim.key)
  const verdict = lookup.verdict(claim)
  const label = words('report.note', { number, verdict: verdict?.word ?? words('report.noVerdict') })
  const link = `<a href="#${noteId(claim)}" id="${referenceId(claim)}" aria-label="${escapeHtml(label)}">${escapeHtml(number)}</a>`
  return `<sup class="v-${verdict?.colour ?? 'grey'}">${link}</sup>`
}

/** The anchor of a claim's note; of the place in the text that refers to it. */
export function noteId({ key }: Pick<ReportClaim, 'key'>): string {
  return `claim-${encodeURIComponent(key)}`
}

export function referenceId({ key }: Pick<ReportClaim, 'key'>): string {
  return `text-${encodeURIComponent(key)}`
}
