import { z } from 'zod'
import { showOnce } from '@/lib/http/returned-form'
import { KEY_DAYS, KEY_SCOPES } from '@/lib/schemas/key'
import { typedPassword } from '@/lib/schemas/person'
import { id, line } from '@/lib/schemas/text'
import { createKey } from '@/lib/server/people/keys'
import { confirmPassword } from '@/lib/server/people/present-password'
import { adminForm } from '../admin-form'

/** `deskId` is empty for all desks of the person. */
const Form = z.strictObject({
  name: line(100),
  personId: id,
  deskId: z.string().max(64),
  scope: z.enum(KEY_SCOPES),
  days: z.coerce
    .number()
    .pipe(z.union(KEY_DAYS.map((days) => z.literal(days))))
    .optional(),
  present: typedPassword.optional(),
})

/** A new key, shown once on the list of keys, for whoever gives their password again. */
export const POST = adminForm({
  input: Form,
  page: () => '/admin/keys',
  form: () => 'create-key',
  async run({ request, actor, input: { present, ...input } }) {
    await confirmPassword(actor, present)
    const { secret } = await createKey(actor, { ...input, deskId: input.deskId || null })
    return showOnce('/admin/keys', { request, actor }, { secret })
  },
})
