import { redirectTo } from '@/lib/http/route'
import { PersonReference } from '@/lib/schemas/person'
import { enablePerson } from '@/lib/server/people/accounts'
import { adminForm } from '../admin-form'

/** Lets a disabled person in again. */
export const POST = adminForm({
  input: PersonReference,
  page: ({ personId }) => `/admin/people/${encodeURIComponent(personId ?? '')}`,
  form: () => 'enable',
  async run({ actor, input }) {
    await enablePerson(actor, input)
    return redirectTo(`/admin/people/${input.personId}?done=enabled`)
  },
})
