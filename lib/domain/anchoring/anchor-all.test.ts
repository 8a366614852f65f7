import { describe, expect, it } from 'vitest'
import { anchorAll, anchorOne } from './anchor-all'
import { describe as describeRange } from './describe'
import { codePointLength } from './text'
import { codePoints } from './units'

/** «Guillemets» stand around the quote: where it was marked, and where it must be found. */
const marked = (text: string) => {
  const plain = text.replace(/[«»]/g, '')
  if (!text.includes('«')) return { text: plain, start: null, end: null }
  const start = codePointLength(text.slice(0, text.indexOf('«')))
  return { text: plain, start, end: codePoints(codePointLength(text.slice(0, text.indexOf('»'))) - 1) }
}

const selectorOf = (text: string) => {
  const { text: plain, start, end } = marked(text)
  return { plain, selector: describeRange(plain, start ?? codePoints(0), end ?? codePoints(0)) }
}

const RENT = 'Rent in the capital rose by three per cent in May, the ministry said.'
const MILK = 'Milk, on the other hand, became cheaper for the first time in two years.'
const TRAM = 'The new tram line to the harbour will open next spring, a year late.'
const QUOTE = 'The repairs of the bridge cost 3.2 million crowns, the engineer said.'
const quoted = (text: string) => `«${text}»`

describe('a quote', () => {
  const cases: [string, string, string, string][] = [
    ['exact', 'when nothing changed', 'Rent «rose» in May.', 'Rent «rose» in May.'],
    ['exact', 'though a twin took its old place', 'Rent «rose» in May.', 'Milk rose. Rent «rose» in May.'],
    ['exact', 'when words before it were put in', `${MILK} ${quoted(RENT)}`, `It was warm. ${MILK} ${quoted(RENT)}`],
    [
      'exact',
      'when only quotes, dashes and spaces became typographic',
      'He said «"no way" - twice» today.',
      'He said «“no way” – twice» today.',
    ],
    ['exact', 'after emoji were put before it', `😃 ${quoted(RENT)}`, `😃😃😃 ${quoted(RENT)}`],
    [
      'changed',
      'when a word was replaced',
      `${MILK} ${quoted(RENT)} ${TRAM}`,
      `${MILK} ${quoted(RENT.replace('three', 'four'))} ${TRAM}`,
    ],
    [
      'changed',
      'when its first word was replaced',
      `${MILK} Then «rent in the capital rose» again.`,
      `${MILK} Then «prices in the capital rose» again.`,
    ],
    [
      'changed',
      'when its last word was replaced',
      `${MILK} Then «rent in the capital rose» again.`,
      `${MILK} Then «rent in the capital fell» again.`,
    ],
    [
      'changed',
      'when a word was left out',
      `${quoted(RENT)} ${TRAM}`,
      `${quoted(RENT.replace(' in May', ''))} ${TRAM}`,
    ],
    [
      'changed',
      'when a whole sentence got a new end, up to that end',
      `${quoted(RENT)} ${TRAM}`,
      `${quoted(RENT.replace('said.', 'said on Monday.'))} ${TRAM}`,
    ],
    [
      'changed',
      'in Arabic',
      'قال الوزير «إن الحكومة لن تغير موقفها من الاتفاق» يوم الأحد.',
      'قال الوزير «إن الحكومة لن تبدل موقفها من الاتفاق» يوم الأحد.',
    ],
    ['lost', 'when it was deleted', 'It rose «by 3 %».', 'It rose.'],
    ['lost', 'when its sentence was deleted', `${MILK} ${quoted(RENT)} ${TRAM}`, `${MILK} ${TRAM}`],
    ['lost', 'when the text is empty', `${quoted(RENT)}`, ''],
    ['ambiguous', 'when nothing tells its places apart', `${RENT} ${RENT} ${quoted('Rent')}`, `${MILK} Rent. Rent.`],
  ]
  it.each(cases)('is %s %s', (outcome, _, before, after) => {
    const { plain, selector } = selectorOf(before)
    const now = marked(after)
    for (const previousText of outcome === 'ambiguous' ? [undefined] : [undefined, plain]) {
      expect(anchorOne(now.text, selector, { previousText })).toMatchObject({ outcome, start: now.start, end: now.end })
    }
  })

  it('shows old and new words and a score when it changed', () => {
    const { selector } = selectorOf(`${MILK} ${quoted(RENT)} ${TRAM}`)
    const answer = anchorOne(`${MILK} ${RENT.replace('three', 'four')} ${TRAM}`, selector)
    expect(answer).toMatchObject({ before: RENT, after: RENT.replace('three', 'four') })
    expect(answer.score).toBeCloseTo(1 - 5 / RENT.length, 5)
  })

  it.each([
    [
      'another sentence with its first word came before it',
      (text: string) => {
        const told = 'The mayor was not told.'
        return text.replace(` ${told}`, '').replace(QUOTE, `${told} ${QUOTE}`)
      },
    ],
    [
      'the sentence behind it went elsewhere',
      (text: string) =>
        text
          .replace(' The mayor was not told.', '')
          .replace('The council met', 'The mayor was not told. The council met'),
    ],
  ])('keeps to its own sentence though %s', (_, moved) => {
    const old = `Bridge repairs\n\nThe council met on Monday. It voted without a debate.\n\n${QUOTE} The mayor was not told. Nobody asked why.`
    const { plain, selector } = selectorOf(old.replace(QUOTE, quoted(QUOTE)))
    const now = moved(plain).replace('3.2 million', 'four million')
    const want = QUOTE.replace('3.2 million', 'four million')
    const found = anchorAll(now, [selector], { previousText: plain })[0]
    expect(found).toMatchObject({ outcome: 'changed' })
    expect(now.slice(found?.start ?? 0, found?.end ?? 0)).toBe(want)
  })

  it('known by its words alone is where they stand, however like them others are', () => {
    const text = 'Rates\n\nSentence one stands. Sentence two stands.'
    expect(anchorOne(text, { exact: 'Sentence one stands.' })).toMatchObject({ outcome: 'exact', start: 7, end: 27 })
  })

  it('lists every place when it is ambiguous', () => {
    const answer = anchorOne('yes no yes', { exact: 'yes' })
    expect(answer).toMatchObject({
      outcome: 'ambiguous',
      start: null,
      candidates: [
        { start: 0, end: 3 },
        { start: 7, end: 10 },
      ],
    })
  })

  it('without surroundings is exact at its position, and at its only place', () => {
    expect(anchorOne('yes no yes', { exact: 'yes', start: codePoints(7) })).toMatchObject({
      outcome: 'exact',
      start: 7,
    })
    expect(anchorOne('yes no yes', { exact: 'no', start: codePoints(0) })).toMatchObject({ outcome: 'exact', start: 4 })
  })

  it('is exact without positions, though other quotes hold the same words', () => {
    const text = `${MILK} ${RENT} ${TRAM}`
    const quotes = [
      'by three per cent in May, the ministry said.',
      RENT,
      `rose by three per cent in May`,
      `capital rose by three`,
    ]
    const answers = anchorAll(
      text,
      quotes.map((exact) => {
        const start = codePoints(text.indexOf(exact))
        const { prefix, suffix } = describeRange(text, start, codePoints(start + exact.length))
        return { exact, prefix, suffix }
      }),
    )
    expect(answers.map(({ outcome, start }) => [outcome, start])).toEqual(
      quotes.map((exact) => ['exact', text.indexOf(exact)]),
    )
  })

  it('that was a whole word is not found inside a longer one', () => {
    const { selector } = selectorOf('Rent «rose» in May.')
    expect(anchorOne('Rent rosettes in May.', selector)).not.toMatchObject({ outcome: 'exact' })
  })
})

describe('with the previous text', () => {
  const paragraphs = [RENT, MILK, TRAM, 'Nobody at the harbour office could be reached for comment on Sunday.']
  const old = paragraphs.join('\n\n')
  const outcomes = (text: string) =>
    anchorAll(
      text,
      paragraphs.map((words) =>
        describeRange(old, codePoints(old.indexOf(words)), codePoints(old.indexOf(words) + words.length)),
      ),
      { previousText: old },
    ).map(({ outcome }) => outcome)

  it.each([
    ['two paragraphs that swapped places both moved', [0, 2, 1, 3], ['exact', 'moved', 'moved', 'exact']],
    ['one paragraph went to the end', [1, 2, 3, 0], ['moved', 'exact', 'exact', 'exact']],
    ['the last paragraph was taken out', [0, 1, 2], ['exact', 'exact', 'exact', 'lost']],
    ['the first paragraph was taken out', [1, 2, 3], ['lost', 'exact', 'exact', 'exact']],
  ])('%s', (_, order, expected) => {
    expect(outcomes(order.map((i) => paragraphs[i]).join('\n\n'))).toEqual(expected)
  })

  it('splitting a paragraph moves nothing', () => {
    const joined = `${RENT} ${MILK}\n\n${TRAM}`
    const selector = describeRange(
      joined,
      codePoints(joined.indexOf(MILK)),
      codePoints(joined.indexOf(MILK) + MILK.length),
    )
    expect(anchorOne(`${RENT}\n\n${MILK}\n\n${TRAM}`, selector, { previousText: joined })).toMatchObject({
      outcome: 'exact',
    })
  })

  it('a sentence that went to another paragraph moved', () => {
    const office = paragraphs[3]
    const before = `${RENT} ${office} ${MILK}\n\n${TRAM} ${TRAM.replace('tram', 'bus')}`
    const after = `${RENT} ${office}\n\n${TRAM} ${TRAM.replace('tram', 'bus')} ${MILK}`
    const selector = describeRange(
      before,
      codePoints(before.indexOf(MILK)),
      codePoints(before.indexOf(MILK) + MILK.length),
    )
    expect(anchorOne(after, selector, { previousText: before })).toMatchObject({ outcome: 'moved' })
  })

  it('a twin that stood elsewhere before is not taken for a deleted quote', () => {
    const before = `${RENT}\n\n${MILK}\n\n${RENT}\n\n${TRAM}`
    const second = before.lastIndexOf(RENT)
    const selector = describeRange(before, codePoints(second), codePoints(second + RENT.length))
    expect(anchorOne(`${RENT}\n\n${MILK}\n\n${TRAM}`, selector, { previousText: before })).toMatchObject({
      outcome: 'lost',
    })
  })
})
