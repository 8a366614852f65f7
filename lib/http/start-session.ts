import { interfaceLanguage } from '@/lib/domain/language'
import type { SignedIn } from '@/lib/server/people/sign-in'
import { rememberedDevice } from './device'
import { endSessionOf } from './end-session'
import { keptPreference } from './preference-cookies'
import { redirectTo } from './route'
import { startedSession } from './session'

/**
 * Starts a session in this browser, in the person's language where they chose one, and goes on to a path. The browser is known
 * as theirs from now on. A session that it had before ends.
 */
export async function startSession(request: Request, person: SignedIn, path: string): Promise<Response> {
  await endSessionOf(request)
  const response = redirectTo(path)
  response.headers.append('Set-Cookie', rememberedDevice(person.id, request.headers.get('cookie')))
  response.headers.append('Set-Cookie', await startedSession(person))
  const language = interfaceLanguage(person.language)
  if (language) response.headers.append('Set-Cookie', keptPreference('language', language))
  return response
}
