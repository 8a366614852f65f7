import { z } from 'zod'
import { NotFound } from '@/lib/domain/errors'
import { id } from '@/lib/schemas/text'
import { query } from '../engine/query'

/** The bytes of an archived copy, as they were received (rule R11). Of a confidential source they would tell who it is, so there are none. */
export const sourceSnapshot = query({
  name: 'source.snapshot',
  permission: 'desk:read',
  input: z.strictObject({ id, sha256: z.string().max(64) }),
  load: ({ db, input }) =>
    db.snapshot.findFirst({
      where: { sourceId: input.id, receivedSha256: input.sha256, source: { deletedAt: null } },
      include: { source: true, received: true },
    }),
  desk: ({ source }) => source.deskId,
  show({ target: { source, received } }) {
    if (source.confidential) throw new NotFound()
    return { sha256: received.sha256, bytes: new Uint8Array(received.bytes) }
  },
})
