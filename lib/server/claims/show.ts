import { z } from 'zod'
import { id } from '@/lib/schemas/text'
import { query } from '../engine/query'
import { livingClaim } from '../claim-content/aggregate'
import { claimViews } from './views'

export const oneClaim = query({
  name: 'claim.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => livingClaim(db, input.id),
  desk: (claim) => claim.deskId,
  async show({ db, actor, target }) {
    const [view] = await claimViews(db, actor, [target])
    if (!view) throw new Error('a claim has a view')
    return view
  },
})
