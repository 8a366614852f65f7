/** A text being searched: what every selector shares, made when first needed. */

import { unitsOf } from './code-units'
import { type CodePointIndex, codePointIndex } from './text'
import { SingularRuns } from './singular-runs'
import { sentencesIn, type TokenSentences } from './token-sentences'
import { type CutText, isWordHash, tokenise } from './tokens'
import { WordIndex } from './word-index'

export class SearchedText {
  private codePoints: CodePointIndex | null = null
  private codes: Uint16Array | null = null
  private cut: CutText | null = null
  private indexed: WordIndex | null = null
  private parted: TokenSentences | null = null
  private singular: SingularRuns | null = null

  constructor(readonly text: string) {}

  get index(): CodePointIndex {
    this.codePoints ??= codePointIndex(this.text)
    return this.codePoints
  }

  /** Its UTF-16 units. */
  get units(): Uint16Array {
    this.codes ??= unitsOf(this.text).slice(0, this.text.length)
    return this.codes
  }

  get tokens(): CutText {
    this.cut ??= tokenise(this.text)
    return this.cut
  }

  get sentences(): TokenSentences {
    this.parted ??= sentencesIn(this.tokens)
    return this.parted
  }

  get words(): WordIndex {
    this.indexed ??= new WordIndex(this.tokens)
    return this.indexed
  }

  get singularRuns(): SingularRuns {
    this.singular ??= new SingularRuns(this.tokens)
    return this.singular
  }

  /** What finding this token tells: a rare word much, a frequent one less, punctuation hardly anything. */
  weight(hash: number): number {
    if (!isWordHash(hash)) return 2
    const { words } = this
    const places = words.end(hash) - words.begin(hash)
    return places <= 2 ? 12 : places <= 16 ? 8 : 6
  }
}
