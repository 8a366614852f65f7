import { redirectTo } from '@/lib/http/route'
import { RemoveMembership } from '@/lib/schemas/person'
import { removeMembership } from '@/lib/server/people/memberships'
import { adminForm } from '../admin-form'

/** Takes a person from a desk. */
export const POST = adminForm({
  input: RemoveMembership,
  page: ({ personId }) => `/admin/people/${encodeURIComponent(personId ?? '')}`,
  form: () => 'leave-desk',
  async run({ actor, input }) {
    await removeMembership(actor, input)
    return redirectTo(`/admin/people/${input.personId}?done=left`)
  },
})
