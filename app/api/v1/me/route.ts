import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { ownProfile } from '@/lib/server/people/profile'

/** For whom the caller acts, and on which desks. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/me'>({
  GET: reads(async ({ actor }) => json(await ownProfile(actor, {}))),
})
