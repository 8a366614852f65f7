import { methods } from '@/lib/http/methods'
import { changes, json, noContent, reads } from '@/lib/http/route'
import { ResizeAppearance } from '@/lib/schemas/claim'
import { NoInput } from '@/lib/schemas/review'
import { deleteAppearance, oneAppearance } from '@/lib/server/claims/appearances'
import { resizeAppearance } from '@/lib/server/claims/resize'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/appearances/{id}'>({
  GET: reads(async ({ actor, params }) => json(await oneAppearance(actor, params))),
  PATCH: changes(async ({ actor, params: { id }, body, options }) => {
    await resizeAppearance(actor, { ...parseInput(ResizeAppearance, body), id }, options)
    return json(await oneAppearance(actor, { id }))
  }),
  DELETE: changes(async ({ actor, params: { id }, body, options }) => {
    parseInput(NoInput, body)
    await deleteAppearance(actor, { id }, options)
    return noContent()
  }),
})
