import { showOnce } from '@/lib/http/returned-form'
import { PersonReference } from '@/lib/schemas/person'
import { inviteAgain } from '@/lib/server/people/accounts'
import { adminForm } from '../admin-form'

/** A new invitation; the old link becomes useless. */
export const POST = adminForm({
  input: PersonReference,
  page: ({ personId }) => `/admin/people/${encodeURIComponent(personId ?? '')}`,
  form: () => 'invite-again',
  async run({ request, actor, input }) {
    const { name, email, link } = await inviteAgain(actor, input)
    const shown = { name, email, url: link.url, until: link.expiresAt.toISOString() }
    return showOnce('/admin/people', { request, actor }, shown)
  },
})
