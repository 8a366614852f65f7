import { redirectTo } from '@/lib/http/route'
import { KeyReference } from '@/lib/schemas/key'
import { revokeKey } from '@/lib/server/people/keys'
import { adminForm } from '../admin-form'

/** Ends a key. */
export const POST = adminForm({
  input: KeyReference,
  page: () => '/admin/keys',
  form: () => 'revoke-key',
  async run({ actor, input }) {
    await revokeKey(actor, input)
    return redirectTo('/admin/keys?done=revoked')
  },
})
