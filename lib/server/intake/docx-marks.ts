/**
 * Before a Word file is read: what its reader would drop without a word (deleted and hidden runs, the numbers of list items) is
 * given styles of our own, so that it arrives as pieces that can be told apart. Only tags are looked at, in one pass.
 */

import { drawn } from './list-numbers'

/** Styles of our own, and the classes that the reader's style map gives them. */
export const DELETED = 'stet-deleted'
export const HIDDEN = 'stet-hidden'
export const NUMBER = 'stet-number'

/** Style map of the reader for them. */
export const MARK_STYLES = [DELETED, HIDDEN, NUMBER].map((name) => `r.${name} => del.${name}`)

/** The parts of a Word file that say how it looks, as XML; empty where it has none. */
export interface WordLook {
  readonly styles: string
  readonly numbering: string
}

/** `word/document.xml` with the runs marked. */
export function markedDocument(xml: string, look: WordLook): string {
  const hiding = hidingStyles(look.styles)
  const numbers = new ListNumbers(look)
  const out: string[] = []
  const runs: Run[] = []
  const paragraphs: Paragraph[] = []
  const inProperties: string[] = []
  let deleted = 0
  for (const [token] of xml.matchAll(/<[^>]*>|[^<]+/g)) {
    const tag = TAG.exec(token)
    const [, closing, name = '', , own] = tag ?? []
    const run = runs.at(-1)
    const paragraph = paragraphs.at(-1)
    if (name === 'w:rPr' || name === 'w:pPr' || name === 'w:trPr') {
      if (closing) inProperties.pop()
      else if (!own) inProperties.push(name)
    }
    if ((name === 'w:del' || name === 'w:moveFrom') && !own && inProperties.length === 0) {
      deleted += closing ? -1 : 1
      out.push(closing ? '</w:ins>' : '<w:ins>')
      continue
    }
    if (name === 'w:p') {
      if (closing) {
        // An empty item has a number all the same.
        if (paragraph && !paragraph.isNumbered) numbers.next(paragraph)
        paragraphs.pop()
      } else if (!own) paragraphs.push({ style: '', level: null, list: null, isNumbered: false })
    }
    if (paragraph && inProperties.includes('w:pPr')) readParagraph(paragraph, name, token)
    if (name === 'w:r' && !own) {
      if (closing) {
        runs.pop()
      } else {
        if (paragraph && !paragraph.isNumbered) {
          paragraph.isNumbered = true
          const number = numbers.next(paragraph)
          if (number) out.push(`<w:r><w:rPr><w:rStyle w:val="${NUMBER}"/></w:rPr><w:t>${escaped(number)}</w:t></w:r>`)
        }
        runs.push({ at: out.length + 1, hidden: paragraph ? hiding.has(paragraph.style) : false })
      }
    }
    if (run && inProperties.at(-1) === 'w:rPr') {
      if (name === 'w:vanish') run.hidden = isOn(token)
      if (name === 'w:position' && Math.abs(Number(valueOf(token))) >= MIN_RAISED) {
        out.push(`<w:vertAlign w:val="${Number(valueOf(token)) > 0 ? 'superscript' : 'subscript'}"/>`)
        continue
      }
      if (name === 'w:rStyle') {
        run.hidden ||= hiding.has(valueOf(token))
        continue
      }
    }
    if (run && name === 'w:r' && closing) {
      const style = deleted > 0 ? DELETED : run.hidden ? HIDDEN : null
      if (style) out.splice(run.at, 0, `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>`)
    }
    out.push(name === 'w:delText' ? token.replace('w:delText', 'w:t') : token)
  }
  return out.join('')
}

const TAG = /^<(\/?)([\w:]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>$/

/** Words set this much off their line, in half points, are above or below it, as some programs write it. */
const MIN_RAISED = 4

interface Run {
  /** Where in what is written its first child stands. */
  readonly at: number
  hidden: boolean
}

interface Paragraph {
  style: string
  list: string | null
  level: number | null
  isNumbered: boolean
}

function readParagraph(paragraph: Paragraph, name: string, token: string): void {
  if (name === 'w:pStyle') paragraph.style = valueOf(token)
  if (name === 'w:numId') paragraph.list = valueOf(token)
  if (name === 'w:ilvl') paragraph.level = Number(valueOf(token))
}

const valueOf = (token: string): string => /\sw:val\s*=\s*["']([^"']*)["']/.exec(token)?.[1] ?? ''
const isOn = (token: string): boolean => !/^(?:0|false|off|none)$/i.test(valueOf(token))
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** Styles whose words are hidden. */
function hidingStyles(styles: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [whole, id] of styles.matchAll(STYLE)) {
    const vanish = /<w:vanish\b[^>]*>/.exec(whole)?.[0]
    if (id && vanish && isOn(vanish)) found.add(id)
  }
  return found
}

const STYLE = /<w:style\s[^>]*?w:styleId="([^"]{1,200})"[^>]*>(?:(?!<\/w:style>)[\s\S])*<\/w:style>/g

interface Level {
  readonly start: number
  readonly format: string
  /** "%1." or "%1.%2)": the numbers of the levels with what is drawn around them. */
  readonly text: string
}

const STYLE_LETTERS: Readonly<Record<string, string>> = {
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
}
/** Word has nine. */
const LEVELS = 9

/** Counts the items of a document's lists, as Word draws their numbers. */
class ListNumbers {
  private readonly lists = new Map<string, readonly Level[]>()
  private readonly styles = new Map<string, { readonly list: string; readonly level: number }>()
  private readonly counts = new Map<string, number[]>()
  private readonly abstracts = new Map<string, string>()

  constructor({ styles, numbering }: WordLook) {
    const levels = new Map<string, Level[]>()
    for (const [, id, inside] of numbering.matchAll(ABSTRACT)) if (id && inside) levels.set(id, levelsOf(inside))
    for (const [, id, inside] of numbering.matchAll(NUM)) {
      const abstract = /<w:abstractNumId\s[^>]*w:val="([^"]*)"/.exec(inside ?? '')?.[1] ?? ''
      const list = levels.get(abstract)
      if (!id || !list) continue
      const restarts = startsOf(inside ?? '')
      this.lists.set(
        id,
        list.map((level, at) => ({ ...level, start: restarts.get(at) ?? level.start })),
      )
      this.abstracts.set(id, restarts.size > 0 ? `${abstract} ${id}` : abstract)
    }
    for (const [whole, id] of styles.matchAll(STYLE)) {
      const list = /<w:numId\s[^>]*w:val="([^"]*)"/.exec(whole)?.[1]
      const level = /<w:ilvl\s[^>]*w:val="(\d)"/.exec(whole)?.[1]
      if (id && list) this.styles.set(id, { list, level: Number(level ?? 0) })
    }
  }

  /** The number of a paragraph, counted on; null where it has none. */
  next({ style, list, level }: Paragraph): string | null {
    const id = list ?? this.styles.get(style)?.list
    const levels = id === undefined ? undefined : this.lists.get(id)
    const at = level ?? this.styles.get(style)?.level ?? 0
    const own = levels?.[at]
    if (id === undefined || !levels || !own) return null
    const key = this.abstracts.get(id) ?? id
    const counts = this.counts.get(key) ?? []
    this.counts.set(key, counts)
    counts[at] = (counts[at] ?? own.start - 1) + 1
    counts.length = at + 1
    if (own.format === 'bullet' || own.format === 'none') return null
    const number = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const place = Number(digit) - 1
      const of = levels[place]
      return of ? drawn(counts[place] ?? of.start, STYLE_LETTERS[of.format] ?? '1') : ''
    })
    return number.trim().slice(0, 40) || null
  }
}

const ABSTRACT =
  /<w:abstractNum\s[^>]*?w:abstractNumId="([^"]{1,40})"[^>]*>((?:(?!<\/w:abstractNum>)[\s\S])*)<\/w:abstractNum>/g
const NUM = /<w:num\s[^>]*?w:numId="([^"]{1,40})"[^>]*>((?:(?!<\/w:num>)[\s\S])*)<\/w:num>/g
const LEVEL = /<w:lvl\s[^>]*?w:ilvl="(\d)"[^>]*>((?:(?!<\/w:lvl>)[\s\S])*)<\/w:lvl>/g
const OVERRIDE = /<w:lvlOverride\s[^>]*?w:ilvl="(\d)"[^>]*>\s*<w:startOverride\s[^>]*?w:val="(\d{1,9})"/g

function levelsOf(abstract: string): Level[] {
  const levels: Level[] = []
  for (const [, at, inside = ''] of abstract.matchAll(LEVEL)) {
    if (Number(at) >= LEVELS) continue
    const value = (name: string) => new RegExp(`<w:${name}\\s[^>]*?w:val="([^"]{0,60})"`).exec(inside)?.[1]
    levels[Number(at)] = {
      start: Number(value('start') ?? 1),
      format: value('numFmt') ?? 'decimal',
      text: value('lvlText') ?? '',
    }
  }
  return levels
}

const startsOf = (num: string): Map<number, number> =>
  new Map([...num.matchAll(OVERRIDE)].map(([, at, start]) => [Number(at), Number(start)]))
