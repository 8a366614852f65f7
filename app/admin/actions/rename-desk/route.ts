import { redirectTo } from '@/lib/http/route'
import { RenameDesk } from '@/lib/schemas/desk'
import { renameDesk } from '@/lib/server/newsroom/desks'
import { adminForm } from '../admin-form'

/** Another name for a desk. */
export const POST = adminForm({
  input: RenameDesk,
  page: () => '/admin/desks',
  form: ({ deskId }) => `rename-${deskId}`,
  async run({ actor, input, options }) {
    await renameDesk(actor, input, options)
    return redirectTo('/admin/desks?done=renamed')
  },
})
