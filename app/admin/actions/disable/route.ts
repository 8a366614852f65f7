import { redirectTo } from '@/lib/http/route'
import { PersonReference } from '@/lib/schemas/person'
import { disablePerson } from '@/lib/server/people/accounts'
import { adminForm } from '../admin-form'

/** Ends a person’s access at once. */
export const POST = adminForm({
  input: PersonReference,
  page: ({ personId }) => `/admin/people/${encodeURIComponent(personId ?? '')}`,
  form: () => 'disable',
  async run({ actor, input }) {
    await disablePerson(actor, input)
    return redirectTo(`/admin/people/${input.personId}?done=disabled`)
  },
})
