import { z } from 'zod'
import type { Permission } from '@/lib/policy/rights'
import { ClaimView } from '@/lib/schemas/claim'

/** One address of the API with one method: what it does, what it takes, what it answers. */
export interface Address {
  /** What it does, in a sentence. */
  readonly does: string
  /** The rows of the table of rights that it needs, where they say more than the least role. */
  readonly right?: readonly Permission[]
  /** The query string: every value arrives as text. */
  readonly query?: z.ZodObject
  /** The body as JSON. */
  readonly body?: z.ZodType
  /** The body may also be a form with a file. */
  readonly form?: z.ZodType
  readonly answer: Answer
  /**
   * Whether a change must (or may) name the version it was based on; `named` where `*` doesn't do, `to-overwrite` where only a
   * first one needs none. (rules R21, R24)
   */
  readonly ifMatch?: 'needed' | 'named' | 'to-overwrite' | 'possible'
  /** Not possible in every state: 409. */
  readonly conflicts?: boolean
  /** Going to be, but not available yet: 501. */
  readonly notYet?: boolean
  /** Anybody may ask. */
  readonly open?: boolean
}

/** What an address answers when it doesn't refuse; without a view it is text or bytes, with 204 nothing. */
export type Answer =
  | { readonly status: 200 | 201 | 202; readonly view: z.ZodType; readonly type?: string }
  | { readonly status: 200; readonly type: string }
  | { readonly status: 204 }

/** Addresses by method and path, the path relative to `/api/v1`: `POST /articles/{id}/claims`. */
export type Addresses = Readonly<Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Address>>

/** Answers a view. */
export const shows = <View extends z.ZodType>(view: View) => ({ status: 200, view }) as const

/** Makes something, and answers it. */
export const makes = <View extends z.ZodType>(view: View) => ({ status: 201, view }) as const

/** Answers a page of a list. */
export const lists = <Item extends z.ZodType>(item: Item) =>
  shows(z.object({ items: z.array(item), nextCursor: z.string().nullable() }))

/** Answers nothing: it is done. */
export const gone = { status: 204 } as const

/** A change of what exists: names the version that was seen. */
export const change = { ifMatch: 'needed', conflicts: true } as const

/** A verb on what exists: `POST /claims/{id}/withdraw`. It answers what became of it. */
export const verb = <Body extends z.ZodType, View extends z.ZodType>(does: string, body: Body, view: View) =>
  ({ does, body, answer: shows(view), ...change }) as const

/** A verb of a claim. */
export const claimVerb = <Body extends z.ZodType>(does: string, body: Body) => verb(does, body, ClaimView)

/** A row by its own address. */
export const shown = <View extends z.ZodType>(noun: string, view: View) =>
  ({ does: `Shows ${noun}.`, answer: shows(view) }) as const

/** The change of a row by its own address: a merge of the named fields. */
export const changed = <Body extends z.ZodType, View extends z.ZodType>(noun: string, body: Body, view: View) =>
  ({ does: `Changes the named fields of ${noun}.`, body, answer: shows(view), ...change }) as const

/** A row taken away by its own address. */
export const takenAway = (noun: string) =>
  ({ does: `Takes ${noun} away; a tombstone stays.`, answer: gone, ...change }) as const
