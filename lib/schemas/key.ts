import { z } from 'zod'
import { id, line } from './text'

export const KEY_SCOPES = ['read', 'write'] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

/** For how many days a key may be made: nobody remembers for longer what it was for. */
export const KEY_DAYS = [30, 90, 365] as const

/** Without a person it is one's own; with a desk it reaches only that one; without days it ends after the longest time. */
export const CreateKey = z.strictObject({
  name: line(100),
  personId: id.optional(),
  scope: z.enum(KEY_SCOPES),
  deskId: id.nullable().optional(),
  days: z.int().min(1).max(365).optional(),
})

export const KeyReference = z.strictObject({ keyId: id })
