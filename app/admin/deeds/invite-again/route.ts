import { showOnce } from '@/lib/http/returned-form'
import { PersonReference } from '@/lib/schemas/person'
import { inviteAgain } from '@/lib/server/people/accounts'
import { adminForm } from '../admin-form'

/** A new invitation; the old link becomes useless. */
export const POST = adminForm({
  input: PersonReference,
  page: ({ personId }) => `/admin/people/${encodeURIComponent(personId ?? '')}`,
  form: () => 'invite-again',
  async run({ actor, input }) {
    const { name, email, link } = await inviteAgain(actor, input)
    return showOnce('/admin/people', actor, { name, email, url: link.url, until: link.expiresAt.toISOString() })
  },
})
