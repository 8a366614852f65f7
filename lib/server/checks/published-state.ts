import { z } from 'zod'
import { query } from '../engine/query'

/**
 * A word for the state of everything that pages are made from: it is another after every change, whoever made it. Two reads
 * with the same word between them would say the same. (The head of the audit chain, which every change moves, rule R25.)
 */
export const publishedState = query({
  name: 'check.published-state',
  permission: 'public:read',
  input: z.strictObject({}),
  load: ({ db }) => db.auditHead.findUnique({ where: { id: 1 }, select: { hash: true } }),
  desk: () => null,
  show: ({ target }) => target.hash,
})
