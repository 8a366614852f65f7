import { z } from 'zod'
import { because } from './because'
import { INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { line, optionalText, text } from './text'

/** Whether the runtime knows this IANA time zone. */
function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** A web address or one of our own paths; never a scheme that runs something. */
const logoAddress = text(2048)
  .trim()
  .refine((value) => value === '' || /^\/(?![/\\])/.test(value) || isWebAddress(value), because('address-or-own-path'))
  .transform((value) => value || null)

const isWebAddress = (value: string) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)

/** The host of a site as people write it: a name, or the address of one of its pages. Null when it is none. */
function siteName(written: string): string | null {
  const address = written.includes('://') ? written : `https://${written}`
  if (!URL.canParse(address) || (!written.includes('://') && /[/?#@\\:]/.test(written))) return null
  const host = new URL(address).hostname.replace(/\.$/, '')
  return host.includes('.') ? host : null
}

/** Sites, parted by lines, spaces or commas; stored one per line. */
const sites = text(4_000)
  .transform((value) => value.split(/[\s,]+/).filter((each) => each !== ''))
  .refine((each) => each.every((site) => siteName(site) !== null), because('sites'))
  .transform((each) => [...new Set(each.map(siteName))].join('\n'))

/** The newsroom's settings (rule R31). The public address is the environment's (`NEXTAUTH_URL`). */
export const NewsroomSettings = z.strictObject({
  name: line(200),
  logo: logoAddress.nullable(),
  /** Where readers report errors: an e-mail address, a web address, or words. */
  contact: optionalText(500).transform((value) => value ?? ''),
  correctionsPolicy: text(20_000).trim(),
  methodology: text(20_000).trim(),
  defaultLanguage: z.enum(INTERFACE_LANGUAGES),
  timeZone: text(64).refine(isTimeZone, because('time-zone')),
  /** Sites that articles are imported from by address, with their subdomains; empty: all. */
  importHosts: sites.optional(),
})
export type NewsroomSettings = z.infer<typeof NewsroomSettings>
