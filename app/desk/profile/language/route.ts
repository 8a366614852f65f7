import { interfaceLanguage } from '@/lib/domain/language'
import { formAction } from '@/lib/http/returned-form'
import { keptPreference } from '@/lib/http/preference-cookies'
import { formPost, redirectTo } from '@/lib/http/route'
import { changeLanguage } from '@/lib/server/people/profile'

/** The language of one's interface and mails; empty for the browser's. */
export const POST = formPost(({ request, actor, fields }) =>
  formAction({ request, actor, fields }, { page: '/desk/profile', form: 'language' }, async () => {
    const language = interfaceLanguage(fields.language)
    await changeLanguage(actor, { language })
    const response = redirectTo('/desk/profile?done=saved')
    response.headers.append('Set-Cookie', keptPreference('language', language ?? ''))
    return response
  }),
)
