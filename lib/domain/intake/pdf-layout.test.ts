import { describe, expect, it } from 'vitest'
import { printedText } from './pdf-layout'
import type { PrintedPage, PrintedRun } from './pdf-lines'

const run = (x: number, y: number, text: string, size = 10, font = 'a'): PrintedRun => ({
  text,
  x,
  y,
  width: text.length * size * 0.5,
  size,
  font,
})
const page = (...runs: PrintedRun[]): PrintedPage => ({ width: 600, height: 800, runs })
const blocksOf = (...pages: PrintedPage[]) => printedText(pages, '').blocks.map(({ text }) => text)

/** A right-to-left line as browsers print it: each letter by itself, the first of them at the right. */
function fromTheRight(words: string, y: number): PrintedRun[] {
  const runs: PrintedRun[] = []
  let right = 500
  for (const letter of words) {
    right -= 5
    if (letter !== ' ') runs.push({ text: letter, x: right, y, width: 5, size: 10, font: 'a' })
  }
  return runs
}

describe('lines from places', () => {
  it('words are put together from their places, whatever the order they were drawn in', () => {
    expect(blocksOf(page(run(175, 700, 'closed'), run(50, 700, 'Marrow ferry'), run(112, 700, 'was to be')))).toEqual([
      'Marrow ferry was to be closed',
    ])
  })

  it('a raised number behind a word is the mark of a note, and tears no line', () => {
    const { blocks } = printedText(
      [page(run(50, 700, 'ferry'), run(75, 703.5, '2', 6), run(85, 700, 'closed'), run(50, 688, 'in winter'))],
      '',
    )
    expect(blocks.map(({ text, struck }) => [text, struck ?? null])).toEqual([
      ['ferry closed in winter', null],
      ['2', 'note-mark'],
    ])
  })

  it('powers and formulas keep their numbers', () => {
    const power = [run(50, 700, '400 m'), run(75, 703.5, '2', 8.33), run(82, 700, 'of CO')]
    expect(blocksOf(page(...power, run(107, 698, '2', 8.33), run(114, 700, 'store')))).toEqual(['400 m² of CO₂ store'])
  })

  it('a numbered page in a margin is furniture on one page, too', () => {
    const story = run(50, 600, 'The council of Marrow voted on Tuesday to close the ferry for the winter.')
    const { blocks } = printedText([page(story, run(50, 30, 'Page 1 of 1 · printed for a subscriber'))], '')
    expect(blocks.map(({ struck }) => struck ?? null)).toEqual([null, 'chrome'])
  })

  it('right-to-left letters are read from the right, with forms as they are typed and brackets turned', () => {
    expect(blocksOf(page(...fromTheRight('ﻗﺎل )اﻟﻮزﻳﺮ( أﻣﺲ', 700)))).toEqual(['قال (الوزير) أمس'])
  })

  it('words from the left keep their order among them', () => {
    const line = [
      ...fromTheRight('قال', 700),
      run(420, 700, 'MV Marrow'),
      ...fromTheRight('لن تبحر', 700).map((each) => ({ ...each, x: each.x - 90 })),
    ]
    expect(blocksOf(page(...line))).toEqual(['قال MV Marrow لن تبحر'])
  })

  it('vowel signs stand on their letters, and a full stop behind the number before it', () => {
    const sign = (text: string, x: number): PrintedRun => ({ text, x, y: 700, width: 0, size: 10, font: 'a' })
    const verb = [...fromTheRight('خفضت', 700), sign('ّ', 490), sign(' ', 490)]
    expect(blocksOf(page(...verb))).toEqual(['خفّضت'])
    const year = [...fromTheRight('عام', 700), { ...run(450, 700, '.2019'), width: 28 }]
    expect(blocksOf(page(...year))).toEqual(['عام 2019.'])
  })

  it('ligatures are letters', () => {
    expect(blocksOf(page(run(50, 700, 'the oﬃce was ﬁne')))).toEqual(['the office was fine'])
  })
})

describe('paragraphs from lines', () => {
  const full = 'The council of Marrow voted on Tuesday to close the ferry for'
  const lines = (...texts: readonly (readonly [y: number, text: string, x?: number])[]) =>
    page(...texts.map(([y, text, x = 50]) => run(x, y, text)))

  it('end where the next line stands further down', () => {
    expect(blocksOf(lines([700, full], [688, full], [676, 'good.'], [656, full], [644, 'ever.']))).toEqual([
      `${full} ${full} good.`,
      `${full} ever.`,
    ])
  })

  it('end where the next line is set in, and go on where it is not', () => {
    expect(blocksOf(lines([700, full], [688, `${full}.`], [676, full, 65], [664, full], [652, 'ever.']))).toEqual([
      `${full} ${full}.`,
      `${full} ${full} ever.`,
    ])
  })

  it('end with a sentence that leaves room for the next word', () => {
    expect(blocksOf(lines([700, full], [688, 'That was good.'], [676, full], [664, full], [652, 'ever.']))).toEqual([
      `${full} That was good.`,
      `${full} ${full} ever.`,
    ])
  })

  it('go on over the end of a page, around what is printed on its edges', () => {
    const first = page(run(50, 780, 'Marrow Post', 8), run(50, 700, full), run(50, 688, full), run(290, 20, '1', 8))
    const second = page(run(50, 780, 'Marrow Post', 8), run(50, 700, 'ever.'), run(290, 20, '2', 8))
    const { blocks } = printedText([first, second], '')
    expect(blocks.filter(({ struck }) => !struck).map(({ text }) => text)).toEqual([`${full} ${full} ever.`])
    expect(blocks.filter(({ struck }) => struck).map(({ text }) => text)).toEqual([
      'Marrow Post',
      '1',
      'Marrow Post',
      '2',
    ])
  })
})

describe('the headline', () => {
  const story =
    'The council of Marrow voted on Tuesday to close the ferry for the winter, the harbour master said here.'

  it('is what the file’s metadata say, though other type is larger', () => {
    const pages = [page(run(50, 760, 'THE POST', 30), run(50, 700, 'Ferry to close', 14), run(50, 600, story))]
    expect(printedText(pages, 'Ferry to close | The Post').blocks.find(({ headline }) => headline)?.text).toBe(
      'Ferry to close',
    )
  })

  it('is the largest type over the story where they say nothing', () => {
    const pages = [page(run(50, 760, 'Islands', 14), run(50, 700, 'Ferry to close', 24), run(50, 600, story))]
    expect(printedText(pages, '').blocks.find(({ headline }) => headline)?.text).toBe('Ferry to close')
  })

  it('is nothing where all type is of one size', () => {
    expect(
      printedText([page(run(50, 700, 'Ferry to close'), run(50, 600, story))], '').blocks.some(
        ({ headline }) => headline,
      ),
    ).toBe(false)
  })
})
