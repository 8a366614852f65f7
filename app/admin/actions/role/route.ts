import { redirectTo } from '@/lib/http/route'
import { SetMembership } from '@/lib/schemas/person'
import { setMembership } from '@/lib/server/people/memberships'
import { adminForm } from '../admin-form'

/** A role on a desk, the first or another one. */
export const POST = adminForm({
  input: SetMembership,
  page: ({ personId }) => `/admin/people/${encodeURIComponent(personId ?? '')}`,
  form: () => 'role',
  async run({ actor, input }) {
    await setMembership(actor, input)
    return redirectTo(`/admin/people/${input.personId}?done=role`)
  },
})
