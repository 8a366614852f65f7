import { z } from 'zod'
import { redirectTo } from '@/lib/http/route'
import { id } from '@/lib/schemas/text'
import { setAdmin } from '@/lib/server/people/accounts'
import { adminForm } from '../admin-form'

const Form = z.strictObject({ personId: id, admin: z.enum(['yes', 'no']) })

/** Makes a person an administrator, or no longer one. */
export const POST = adminForm({
  input: Form,
  page: ({ personId }) => `/admin/people/${encodeURIComponent(personId ?? '')}`,
  form: () => 'administrator',
  async run({ actor, input: { personId, admin } }) {
    await setAdmin(actor, { personId, admin: admin === 'yes' })
    const own = actor?.personId === personId
    return redirectTo(own && admin === 'no' ? '/desk' : `/admin/people/${personId}?done=saved`)
  },
})
