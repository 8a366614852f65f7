import type { z } from 'zod'
import type { ADDRESSES, Place } from './addresses'

/** What a call of an address takes and gives, derived from its declaration. Types alone: nothing of it is sent to a browser. */

type Declared<P extends Place> = (typeof ADDRESSES)[P]

/** Names in braces of a path. */
export type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

/** The variable parts of the path. */
export type ParamsOf<P extends Place> = Readonly<Record<NamesIn<P>, string | number>>

/** The query string, before it is read: every value is text. */
export type QueryOf<P extends Place> =
  Declared<P> extends { readonly query: infer Query extends z.ZodType }
    ? Readonly<z.input<Query>>
    : Readonly<Record<never, never>>

/** The JSON body, before it is read; never where none is taken. */
export type BodyOf<P extends Place> =
  Declared<P> extends { readonly body: infer Body extends z.ZodType } ? z.input<Body> : never

/** The version for If-Match; never where none is taken. */
export type VersionOf<P extends Place> = Declared<P> extends { readonly ifMatch: string } ? number : never

/** What is answered; nothing where there is no view. */
export type ViewOf<P extends Place> = Declared<P>['answer'] extends { readonly view: infer View extends z.ZodType }
  ? z.output<View>
  : undefined

/** The status of an answer that doesn't refuse. */
export type AnswerStatus<P extends Place> = Declared<P>['answer']['status']

/** What a handler may answer as the view; undefined with nothing, never where it is no JSON. */
export type SentView<P extends Place> = Declared<P>['answer'] extends { readonly type: string }
  ? never
  : Declared<P>['answer'] extends { readonly view: infer View extends z.ZodType }
    ? DeeplyReadonly<z.input<View>>
    : undefined

type DeeplyReadonly<Value> = Value extends readonly (infer Item)[]
  ? readonly DeeplyReadonly<Item>[]
  : Value extends object
    ? { readonly [Name in keyof Value]: DeeplyReadonly<Value[Name]> }
    : Value
