import { redirectTo } from '@/lib/http/route'
import { AddDesk } from '@/lib/schemas/desk'
import { addDesk } from '@/lib/server/newsroom/desks'
import { adminForm } from '../admin-form'

/** A new desk. */
export const POST = adminForm({
  input: AddDesk,
  page: () => '/admin/desks',
  form: () => 'add-desk',
  async run({ actor, input }) {
    await addDesk(actor, input)
    return redirectTo('/admin/desks?done=desk-added')
  },
})
