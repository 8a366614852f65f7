import { z } from 'zod'
import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { AddSource, ChangeSource } from '@/lib/schemas/source'
import { id } from '@/lib/schemas/text'
import { parseInput } from '@/lib/server/engine/input'
import { addSource, changeSource } from '@/lib/server/claims/sources'
import { sourceInput } from '../source-input'

const Stored = z.object({ id, version: z.string().regex(/^\d{1,9}$/) })

/** Saves a source, a new one or a stored one in the version that was seen. */
export const POST = formPost((trip) => {
  const { actor, fields } = trip
  const isNew = fields.id === undefined
  const page =
    isNew || !/^[A-Za-z0-9_-]{1,64}$/.test(fields.id ?? '') ? '/desk/sources/new' : `/desk/sources/${fields.id}`
  return formAction(trip, { page, form: 'source' }, async () => {
    const { id: sourceId, version, ...typed } = fields
    if (isNew) {
      const made = await addSource(actor, parseInput(AddSource, sourceInput(typed)))
      return redirectTo(`/desk/sources/${made.id}?done=added`)
    }
    const seen = parseInput(Stored, { id: sourceId, version })
    const changes = parseInput(ChangeSource, sourceInput(typed))
    await changeSource(actor, { ...changes, id: seen.id }, { version: Number(seen.version) })
    return redirectTo(`/desk/sources/${seen.id}?done=saved`)
  })
})
