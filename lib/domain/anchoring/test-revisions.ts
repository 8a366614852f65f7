/**
 * Made articles in which the same words stand again and again (rounds of denials, live blogs, results, questions and
 * answers, repeated sentences; English and Arabic), edited so that it is known where each mark went. For tests.
 */

import { anchorAll } from './anchor-all'
import { describe, type Selector } from './describe'
import { sentenceChange, sentenced } from './sentence-change'
import { codePoints } from './units'

/** A number from 0 up to, not including, 1. */
export type Dice = () => number

/** Repeatable chance (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }
}

/** What became of a mark: where it stands now, null when it was deleted; whether its own words were edited. */
export interface Fate {
  readonly selector: Selector
  readonly place: { readonly start: number; readonly end: number } | null
  readonly isEdited: boolean
}

export interface MadeRevision {
  readonly before: string
  readonly after: string
  readonly fates: readonly Fate[]
}

interface Mark {
  from: number
  to: number
  isEdited: boolean
}

interface Sentence {
  text: string
  readonly marks: Mark[]
}

/** Paragraphs that people write, move and take out together: a question with its answer. */
type Block = Paragraph[]

interface Paragraph {
  readonly sentences: Sentence[]
}

/** Words of one language. `names` are used up: no two sentences of a kind say the same of the same one. */
interface Language {
  readonly names: readonly string[]
  readonly prose: readonly string[]
  readonly repeated: readonly string[]
  readonly words: readonly string[]
  readonly kinds: readonly ((name: string, time: string) => readonly (readonly string[])[])[]
  readonly headlines: readonly string[]
}

const ENGLISH: Language = {
  names:
    'ministry board port court council union bank museum school railway hospital university embassy theatre harbour prison army church factory airport'.split(
      ' ',
    ),
  words: 'later quietly again on Monday in the end for weeks without notice by letter'.split(' '),
  prose: [
    'The harbour council put off its vote on the new quay on Friday, after engineers told it that the cost would be almost double.',
    'Two members said that they had read of the second estimate in the newspaper.',
    'The pumps stood still for nine days, and nobody was told of it.',
    'A year ago the same council had voted for the quay without a debate.',
    'The estimate of May put the price at eighteen million crowns.',
    'Fishermen have moored at the old quay since the storm of last winter.',
    'An auditor from the capital will look at the books in the spring.',
    'The newspaper had asked for the papers three times since the summer.',
  ],
  repeated: ['He said yes.', 'She said no.', 'Nobody answered.', 'It was a lie.', 'They left without a word.'],
  headlines: ['Council delays vote', 'Council puts off vote on new quay', 'No comment, says council', 'Vote delayed'],
  kinds: [
    (name) => [[`“No comment,” said the spokesman of the ${name}.`]],
    (name) => [[`The ${name} denied it on Monday.`, 'It was a lie.']],
    (name, time) => [[time], [`Minister: I deny it, and so does the ${name}.`]],
    (_, time) => [[time], ['Minister: I deny it.']],
    (name) => [[`The ${name}: 12 per cent of the vote, unchanged`]],
    (name) => [[`Question: Did the ${name} know?`], ['Answer: Yes, of course.']],
    (name) => [[`Did the ${name} know?`, 'Yes, of course.']],
    (name) => [[`The ${name} said “no comment”.`]],
  ],
}

const ARABIC: Language = {
  names:
    'الوزارة المجلس المرفأ المحكمة النقابة المصرف المتحف المدرسة المستشفى الجامعة السفارة المسرح السجن الجيش الكنيسة المصنع المطار'.split(
      ' ',
    ),
  words: 'لاحقا مجددا أمس صباحا كتابة علنا'.split(' '),
  prose: [
    'أجل مجلس الميناء التصويت على الرصيف الجديد يوم الجمعة بعد أن أبلغه المهندسون أن الكلفة ستتضاعف.',
    'وقال عضوان إنهما قرآ عن التقدير الثاني في الصحيفة.',
    'توقفت المضخات تسعة أيام ولم يبلغ أحد بذلك.',
    'قبل عام صوت المجلس نفسه على الرصيف من دون نقاش.',
    'قدر تقرير أيار الكلفة بثمانية عشر مليونا.',
    'سيراجع مدقق من العاصمة الدفاتر في الربيع.',
  ],
  repeated: ['قال نعم.', 'قالت لا.', 'لم يجب أحد.', 'كان ذلك كذبا.'],
  headlines: ['المجلس يؤجل التصويت', 'تأجيل التصويت على الرصيف', 'لا تعليق من المجلس'],
  kinds: [
    (name) => [[`«لا تعليق» قال المتحدث باسم ${name}.`]],
    (name) => [[`نفت ${name} ذلك يوم الاثنين.`, 'كان ذلك كذبا.']],
    (name, time) => [[time], [`الوزير: أنفي ذلك، وكذلك ${name}.`]],
    (_, time) => [[time], ['الوزير: أنفي ذلك.']],
    (name) => [[`${name}: 12 في المئة من الأصوات`]],
    (name) => [[`هل علمت ${name}؟`], ['نعم، بالطبع.']],
  ],
}

/** Makes an article, marks places in it, and edits it. */
export function madeRevision(seed: number): MadeRevision {
  const dice = diceOf(seed)
  const article = new Article(dice() < 0.25 ? ARABIC : ENGLISH, dice)
  article.mark(8)
  const before = article.written()
  const was = article.places()
  for (let edits = 1 + Math.floor(dice() * 4); edits > 0; edits--) article.edit()
  const after = article.written()
  const is = article.places()
  const fates = [...was].map(([mark, { start, end }]) => ({
    selector: describe(before, codePoints(start), codePoints(end)),
    place: is.get(mark) ?? null,
    isEdited: mark.isEdited,
  }))
  return { before, after, fates }
}

/** What came of the marks of many made revisions. */
export interface Tally {
  /** The seeds of revisions in which a mark was placed on other words, and nothing said so. */
  readonly slides: readonly number[]
  /** Marks that still stand, none of their words edited, … */
  readonly untouched: number
  /** … and of these, how many weren't found, and how many were found in several places. */
  readonly lost: number
  readonly ambiguous: number
}

/**
 * Follows the marks of so many made revisions.
 *
 * @param isKnown whether the previous text is at hand
 */
export function followMade(firstSeed: number, count: number, isKnown = true): Tally {
  const slides: number[] = []
  const counts = { untouched: 0, lost: 0, ambiguous: 0 }
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const { before, after, fates } = madeRevision(seed)
    const answers = anchorAll(
      after,
      fates.map(({ selector }) => selector),
      isKnown ? { previousText: before } : {},
    )
    fates.forEach(({ selector, place, isEdited }, i) => {
      const answer = answers[i]
      if (place && !isEdited) {
        counts.untouched++
        if (answer?.outcome === 'lost') counts.lost++
        if (answer?.outcome === 'ambiguous') counts.ambiguous++
      }
      if (answer?.outcome !== 'exact' && answer?.outcome !== 'moved') return
      if (place && answer.start === place.start && answer.end === place.end) return
      if (!sentenceChange(sentenced(before, 'en'), selector, sentenced(after, 'en'), answer)) slides.push(seed)
    })
  }
  return { slides, ...counts }
}

class Article {
  /** The headline is the first. */
  private blocks: Block[] = []
  private readonly names: string[]
  /** Sentences that the article hasn't said yet: what is put in is never what was taken out. */
  private readonly prose: string[]
  private minute = 0

  constructor(
    private readonly language: Language,
    private readonly dice: Dice,
  ) {
    this.names = this.shuffled(language.names)
    this.prose = this.shuffled(language.prose)
    this.blocks.push([paragraphOf([this.pick(language.headlines)])])
    for (let round = 1 + this.below(2); round > 0; round--) {
      const kind = this.below(language.kinds.length)
      for (let count = 2 + this.below(3); count > 0; count--) this.blocks.push(this.blockOf(kind))
      this.blocks.push([paragraphOf(this.prose.splice(0, 1 + this.below(2)))])
    }
    if (dice() < 0.5) {
      const sentences = Array.from({ length: 3 + this.below(4) }, () => this.pick(language.repeated))
      if (dice() < 0.5) sentences.splice(this.below(sentences.length), 0, ...this.prose.splice(0, 1))
      this.blocks.splice(1 + this.below(this.blocks.length), 0, [paragraphOf(sentences)])
    }
    if (dice() < 0.7) this.blocks.push([paragraphOf(this.prose.splice(0, 2))])
  }

  private below(limit: number): number {
    return Math.floor(this.dice() * limit)
  }

  private pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new RangeError('Nothing to pick from.')
    return item
  }

  private shuffled(items: readonly string[]): string[] {
    return items
      .map((item) => ({ item, rank: this.dice() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item)
  }

  /** A block of a kind that names somebody new. */
  private blockOf(kind: number): Block {
    const make = this.pick([this.language.kinds[kind] ?? this.pick(this.language.kinds)])
    const time = `${20 - Math.floor(this.minute / 4)}:${10 + (this.minute++ % 4) * 13}`
    return make(this.names.pop() ?? time, time).map((sentences) => paragraphOf(sentences))
  }

  private get paragraphs(): Paragraph[] {
    return this.blocks.flat()
  }

  /** Marks words that repeat, whole sentences, and any words. */
  mark(count: number): void {
    const sentences = this.paragraphs.flatMap((paragraph) => paragraph.sentences)
    for (let left = count; left > 0; left--) {
      const sentence = this.pick(sentences)
      const words = [...sentence.text.matchAll(/[^\s“”«»]+/gu)]
      const first = this.dice() < 0.4 ? 0 : this.below(words.length)
      const last = this.dice() < 0.3 ? words.length - 1 : Math.min(words.length - 1, first + this.below(4))
      const from = words[first]?.index ?? 0
      const to = (words[last]?.index ?? 0) + (words[last]?.[0].length ?? 0)
      sentence.marks.push({ from, to, isEdited: false })
    }
  }

  edit(): void {
    const { blocks } = this
    const at = 1 + this.below(blocks.length - 1)
    const { sentences } = this.pick(blocks.slice(1).flat())
    switch (this.below(9)) {
      case 0:
        blocks.splice(1, 0, this.blockOf(this.below(this.language.kinds.length)))
        return
      case 1:
        blocks.splice(at, 0, this.blockOf(this.below(this.language.kinds.length)))
        return
      case 2:
        if (blocks.length > 3) blocks.splice(at, 1)
        return
      case 3: {
        const [moved] = blocks.splice(at, 1)
        if (moved) blocks.splice(1 + this.below(blocks.length), 0, moved)
        return
      }
      case 4:
        if (sentences.length > 1) sentences.splice(this.below(sentences.length), 1)
        return
      case 5: {
        // Where a paragraph says something twice, nobody knows which of the two changed places.
        const [a, b] = [this.below(sentences.length), this.below(sentences.length)]
        const [one, other] = [sentences[a], sentences[b]]
        const isKnowable = new Set(sentences.map(({ text }) => text)).size === sentences.length
        if (one && other && isKnowable) [sentences[a], sentences[b]] = [other, one]
        return
      }
      case 6:
        this.insertSentence(sentences)
        return
      case 7:
        this.editWord(this.pick(sentences))
        return
      default: {
        const headline = blocks[0]?.[0]?.sentences[0]
        if (headline) this.editWord(headline)
      }
    }
  }

  /** Puts in a new sentence, or one that another paragraph has already. */
  private insertSentence(sentences: Sentence[]): void {
    const others = this.paragraphs.flatMap((paragraph) => paragraph.sentences.map(({ text }) => text))
    const own = sentences.map(({ text }) => text)
    const repeated = this.language.repeated.filter((text) => others.includes(text) && !own.includes(text))
    const text = this.dice() < 0.5 && repeated.length > 0 ? this.pick(repeated) : this.prose.pop()
    if (text) sentences.splice(this.below(sentences.length + 1), 0, { text, marks: [] })
  }

  /** Replaces a word, or puts one before it. */
  private editWord(sentence: Sentence): void {
    const words = [...sentence.text.matchAll(/[\p{L}\p{N}]+/gu)]
    const { 0: word, index } = this.pick(words)
    const put = this.pick(this.language.words)
    const isAdded = this.dice() < 0.4
    const made = isAdded ? `${put} ${word}` : put
    const end = index + word.length
    sentence.text = sentence.text.slice(0, index) + made + sentence.text.slice(end)
    for (const mark of sentence.marks) {
      // A word put in before the mark's first one isn't the mark's.
      const isBefore = isAdded ? index <= mark.from : end <= mark.from
      if (isBefore) mark.from += made.length - word.length
      else if (index < mark.to) mark.isEdited = true
      if (index < mark.to) mark.to += made.length - word.length
    }
  }

  written(): string {
    return this.paragraphs.map(({ sentences }) => sentences.map(({ text }) => text).join(' ')).join('\n\n')
  }

  places(): Map<Mark, { start: number; end: number }> {
    const places = new Map<Mark, { start: number; end: number }>()
    let at = 0
    for (const { sentences } of this.paragraphs) {
      for (const { text, marks } of sentences) {
        for (const mark of marks) places.set(mark, { start: at + mark.from, end: at + mark.to })
        at += text.length + 1
      }
      at += 1
    }
    return places
  }
}

const paragraphOf = (sentences: readonly string[]): Paragraph => ({
  sentences: sentences.map((text) => ({ text, marks: [] })),
})
