import { isSecure, securePrefix } from './session'

/** What a browser keeps of how Stet should look: nothing secret, nothing about a person's rights. */
export type Preference = 'language' | 'theme' | 'desk'

const YEAR = 365 * 24 * 60 * 60

/** The name of the cookie that holds a preference. */
export const preferenceCookie = (preference: Preference) => `${securePrefix()}stet-${preference}`

/** `Set-Cookie` that keeps a preference in this browser for a year; an empty value forgets it. */
export function keptPreference(preference: Preference, value: string): string {
  const age = value === '' ? 0 : YEAR
  const secure = isSecure() ? '; Secure' : ''
  return `${preferenceCookie(preference)}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`
}
