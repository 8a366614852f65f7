import { z } from 'zod'
import { INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { InvalidInput } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { keptPreference } from '@/lib/http/preference-cookies'
import { THEMES } from '@/lib/http/preferences'
import { formPost, redirectTo } from '@/lib/http/route'

const RequestForm = z.strictObject({
  language: z.enum(INTERFACE_LANGUAGES).optional(),
  theme: z.enum(THEMES).optional(),
  /** Empty for all desks. */
  desk: z
    .string()
    .regex(/^[A-Za-z0-9-]{0,64}$/)
    .optional(),
  /** The page to go back to. */
  back: z.string().max(2048).default('/'),
})

/** Language, theme and desk of this browser: a plain form from the header or footer, answered with the page it came from. */
export const POST = formPost(async ({ fields }) => {
  const request = RequestForm.safeParse(fields)
  if (!request.success) {
    throw new InvalidInput(say('people.choice-not-offered'))
  }
  const { back, ...chosen } = request.data
  const answer = redirectTo(back)
  for (const key of ['language', 'theme', 'desk'] as const) {
    const value = chosen[key]
    if (value !== undefined) answer.headers.append('Set-Cookie', keptPreference(key, value))
  }
  return answer
})
