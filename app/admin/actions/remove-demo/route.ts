import { z } from 'zod'
import { redirectTo } from '@/lib/http/route'
import { removeDemo } from '@/lib/server/upkeep/demo'
import { adminForm } from '../admin-form'

/** Removes the sample articles and people. */
export const POST = adminForm({
  input: z.strictObject({}),
  page: () => '/admin/people',
  form: () => 'remove-demo',
  async run({ actor }) {
    await removeDemo(actor, {})
    return redirectTo('/admin/people?done=demo-removed')
  },
})
