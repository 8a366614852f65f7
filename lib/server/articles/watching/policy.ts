import { DEFAULT_WATCH_POLICY, type WatchPolicy } from '@/lib/domain/watching/watch-policy'
import { SetWatchPolicy, WatchPolicy as StoredPolicy } from '@/lib/schemas/watch'
import { changedFields, command } from '../../engine/command'
import { livingDesk } from '../../engine/desk-rows'

/** How a desk watches pages, as its row holds it. */
export const watchPolicyOf = ({ watching }: { readonly watching: string | null }): WatchPolicy =>
  watching === null ? DEFAULT_WATCH_POLICY : StoredPolicy.parse(JSON.parse(watching))

/** How the desk watches the pages of its articles: its chief's to change. (rule R7) */
export const setWatchPolicy = command({
  name: 'desk.set-watching',
  permission: 'desk:policies',
  input: SetWatchPolicy,
  load: ({ tx, input }) => livingDesk(tx, input.deskId),
  desk: (target) => target.id,
  guard: { version: (desk) => desk.version, needed: false },
  async run({ tx, input, target }) {
    const changed = changedFields({ ...watchPolicyOf(target) }, input.watching)
    if (!changed) return { result: undefined, audit: null }
    const watching = JSON.stringify(input.watching)
    await tx.desk.update({ where: { id: target.id }, data: { watching, version: { increment: 1 } } })
    return { result: undefined, audit: { kind: 'desk', targetId: target.id, deskId: target.id, ...changed } }
  },
})
