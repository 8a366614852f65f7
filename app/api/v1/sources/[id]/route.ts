import { methods } from '@/lib/http/methods'
import { changes, json, noContent, reads } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { ChangeSource } from '@/lib/schemas/source'
import { parseInput } from '@/lib/server/engine/input'
import { changeSource, deleteSource, oneSource } from '@/lib/server/claims/sources'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/sources/{id}'>({
  GET: reads(async ({ actor, params }) => json(await oneSource(actor, params))),
  PATCH: changes(async ({ actor, params: { id }, body, options }) => {
    await changeSource(actor, { ...parseInput(ChangeSource, body), id }, options)
    return json(await oneSource(actor, { id }))
  }),
  DELETE: changes(async ({ actor, params: { id }, body, options }) => {
    parseInput(NoInput, body)
    await deleteSource(actor, { id }, options)
    return noContent()
  }),
})
