import { z } from 'zod'
import { DESK_ROLES, INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { emailAddress, line } from '@/lib/schemas/text'
import { invitePerson } from '@/lib/server/people/accounts'
import { showOnce } from '@/lib/http/returned-form'
import { adminForm } from '../admin-form'

const Form = z.strictObject({
  name: line(200),
  email: emailAddress,
  /** Empty: no desk yet. */
  deskId: z.string().max(64),
  role: z.enum(DESK_ROLES),
  /** Empty: the newsroom's. */
  language: z.union([z.enum(INTERFACE_LANGUAGES), z.literal('')]),
  admin: z.literal('yes').optional(),
})

/** Makes an account, and shows its link on the list of people. */
export const POST = adminForm({
  input: Form,
  page: () => '/admin/people/invite',
  form: () => 'invite',
  async run({ request, actor, input: { name, email, deskId, role, language, admin } }) {
    const { link } = await invitePerson(actor, {
      name,
      email,
      language: language || null,
      admin: admin === 'yes',
      memberships: deskId ? [{ deskId, role }] : [],
    })
    const shown = { name, email, url: link?.url ?? '', until: link?.expiresAt.toISOString() ?? '' }
    return showOnce('/admin/people', { request, actor }, shown)
  },
})
