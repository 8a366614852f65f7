import { z } from 'zod'
import { id, line } from './text'

export const KEY_SCOPES = ['read', 'write'] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

/** Without a person it is one's own; with a desk it reaches only that one. */
export const CreateKey = z.strictObject({
  name: line(100),
  personId: id.optional(),
  scope: z.enum(KEY_SCOPES),
  deskId: id.nullable().optional(),
})

export const KeyReference = z.strictObject({ keyId: id })
