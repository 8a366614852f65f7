import { interfaceLanguage } from '@/lib/domain/language'
import type { SignedIn } from '@/lib/server/people/sign-in'
import { PREFERENCE_COOKIES } from './preferences'
import { rememberedDevice } from './device'
import { redirectTo } from './route'
import { startedSession } from './session'

const YEAR = 365 * 24 * 60 * 60

/**
 * Starts a session in this browser, in the person's language where they chose one, and goes on to a path. The browser is known
 * as theirs from now on.
 */
export async function startSession(request: Request, person: SignedIn, path: string): Promise<Response> {
  const response = redirectTo(path)
  response.headers.append('Set-Cookie', rememberedDevice(person.id, request.headers.get('cookie')))
  response.headers.append('Set-Cookie', await startedSession(person))
  const language = interfaceLanguage(person.language)
  if (language) response.headers.append('Set-Cookie', languageCookie(language))
  return response
}

/** `Set-Cookie` for the language of this browser. */
export const languageCookie = (language: string) =>
  `${PREFERENCE_COOKIES.language}=${language}; Path=/; Max-Age=${YEAR}; SameSite=Lax`

/** `Set-Cookie` that leaves the language to the browser again. */
export const forgottenLanguage = () => `${PREFERENCE_COOKIES.language}=; Path=/; Max-Age=0; SameSite=Lax`
