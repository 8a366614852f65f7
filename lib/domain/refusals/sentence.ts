import type { REFUSALS } from './table'

type Table = typeof REFUSALS
/** Why Stet says no: `claims.quote-not-there`. Stable, for programs. */
export type Reason = { [Area in keyof Table & string]: `${Area}.${keyof Table[Area] & string}` }[keyof Table & string]

type TextOf<R extends Reason> = R extends `${infer Area extends keyof Table & string}.${infer Name}`
  ? Name extends keyof Table[Area]
    ? Table[Area][Name]
    : never
  : never
/** The names in the braces of a text. */
type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never

/** A value of a sentence; another sentence where one reason gives the next. */
export type SentenceValue = string | number | Sentence

/** What is said to a person, in whatever language: a reason and its values. Plain data, which JSON keeps. */
export interface Sentence {
  readonly reason: Reason
  readonly values: Readonly<Record<string, SentenceValue>>
}

type Values<R extends Reason> = [NamesIn<TextOf<R>>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<TextOf<R>>, SentenceValue>>]

/** A sentence of the table with all its values: a missing one doesn't compile. The texts stay where they are needed. */
export const say = <const R extends Reason>(reason: R, ...[values]: Values<R>): Sentence => ({
  reason,
  values: values ?? {},
})

/** A text with its values in the place of their names. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

/** One fault of an input: where (JSON pointer), and what, said behind the name of the field. */
export interface InputFault {
  readonly pointer: string
  /** In English. */
  readonly message: string
  readonly sentence: Sentence
}
