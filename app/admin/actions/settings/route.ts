import { redirectTo } from '@/lib/http/route'
import { NewsroomSettings } from '@/lib/schemas/newsroom'
import { changeSettings } from '@/lib/server/newsroom/newsroom'
import { adminForm } from '../admin-form'

/** The newsroom's settings. */
export const POST = adminForm({
  input: NewsroomSettings,
  page: () => '/admin/settings',
  form: () => 'settings',
  async run({ actor, input, options }) {
    await changeSettings(actor, input, options)
    return redirectTo('/admin/settings?done=saved')
  },
})
