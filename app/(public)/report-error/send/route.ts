import { formDeed, showOnce } from '@/lib/http/returned-form'
import { formPost } from '@/lib/http/route'
import { reportError } from '@/lib/server/checks/error-report'

/** Takes a reader's report of an error, and thanks. What was refused goes back with every word. */
export const POST = formPost(async (trip) => {
  const { actor, fields } = trip
  const { slug, text, contact, ...unknown } = fields
  const page = slug && /^[a-z0-9-]{1,120}$/.test(slug) ? `/report-error?check=${slug}` : '/report-error'
  return formDeed(trip, { page, form: 'report-error' }, async () => {
    await reportError(actor, {
      ...unknown,
      text: text ?? '',
      ...(slug ? { slug } : {}),
      ...(contact ? { contact } : {}),
    })
    return showOnce(page, actor, slug ? { back: `/checks/${slug}` } : {})
  })
})
