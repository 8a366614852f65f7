/** Made-up articles whose words are as frequent and as long as those of news texts. */

import { type Chance, chance } from './chance'

export type Script = 'latin' | 'arabic'

/** A word with what stands before it ("" at the beginning, " ", or a paragraph break) and the mark after it. */
export interface Word {
  readonly before: string
  readonly word: string
  readonly after: string
}

const LATIN =
  'ba be bi bo ca ce co da de di do fa fe ga ge ha he hi in is la le li lo ma me mi mo na ne no on or pa pe ra re ri ro sa se si so ta te ti to un ur va ve wa we'.split(
    ' ',
  )
const ARABIC =
  'با بي بو تا تي تو حا خا دا دي رو را ري سا سو شي صا طا عا عي فا في قا قو كا كي لا لي ما مي مو نا ني نو ها وا يا'.split(
    ' ',
  )
const FREQUENT: Record<Script, readonly string[]> = {
  latin:
    'the of to and a in that is was for on with as by at from it he said has not are were be his their which had who an or its'.split(
      ' ',
    ),
  arabic: 'في من على إلى أن عن مع هذا هذه التي الذي كان قد لا ما بعد قبل بين كل وقال إن لم'.split(' '),
}

function vocabulary(script: Script, size: number, dice: Chance): string[] {
  const syllables = script === 'latin' ? LATIN : ARABIC
  const words = new Set<string>()
  while (words.size < size) {
    let word = script === 'arabic' && dice.next() < 0.4 ? 'ال' : ''
    for (let n = 1 + dice.below(4); n > 0; n--) word += dice.pick(syllables)
    if (script === 'latin' && dice.next() < 0.08) word = word.charAt(0).toUpperCase() + word.slice(1)
    words.add(word)
  }
  return [...words]
}

/** Draws words as languages do: a few very often, most of them hardly ever (Zipf). */
export function speaker(script: Script, seed: number): () => string {
  const dice = chance(seed)
  const rare = vocabulary(script, 6000, dice)
  return () => {
    if (dice.next() < 0.42) return dice.pick(FREQUENT[script])
    return rare[Math.floor(rare.length ** dice.next()) - 1] ?? 'word'
  }
}

/**
 * An article of about so many characters.
 *
 * @param repeated how many different sentences there are; every sentence is new when it is 0
 */
export function article(script: Script, length: number, seed: number, repeated = 0): Word[] {
  const dice = chance(seed + 1)
  const say = speaker(script, seed)
  const sentence = (): Word[] => {
    const words: Word[] = []
    const count = 6 + dice.below(18)
    for (let i = 0; i < count; i++) {
      const last = i === count - 1
      words.push({
        before: ' ',
        word: say(),
        after: last ? '.' : dice.next() < 0.06 ? (script === 'arabic' ? '،' : ',') : '',
      })
    }
    return words
  }
  const pool = Array.from({ length: repeated }, sentence)
  const words: Word[] = []
  let size = 0
  let left = 0
  while (size < length) {
    const next = repeated > 0 ? dice.pick(pool) : sentence()
    next.forEach((word, i) => {
      const before = words.length === 0 ? '' : i === 0 && left === 0 ? '\n\n' : ' '
      words.push({ ...word, before })
      size += before.length + word.word.length + word.after.length
    })
    left = left === 0 ? 1 + dice.below(5) : left - 1
  }
  return words
}

export const written = (words: readonly Word[]): string =>
  words.map(({ before, word, after }) => before + word + after).join('')
