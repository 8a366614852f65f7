import { z } from 'zod'
import { readBytes } from '@/lib/http/body'
import { noContent, reads } from '@/lib/http/route'
import { log } from '@/lib/server/platform/log'
import { mayLog } from '@/lib/server/platform/log-limit'

/** Bytes of a report at most. */
const LARGEST = 32 * 1024
/** Reports logged in a minute at most: a broken page open in many browsers must not fill the disk. */
const MOST_A_MINUTE = 60

/** The two forms in which browsers report: `report-uri` and the Reporting API. */
const Old = z.object({
  'csp-report': z.object({
    'effective-directive': z.string().optional(),
    'violated-directive': z.string().optional(),
    'blocked-uri': z.string().optional(),
  }),
})
const New = z.array(
  z.object({ body: z.object({ effectiveDirective: z.string().optional(), blockedURL: z.string().optional() }) }),
)

/** Notes what a browser refused to run or load. Nothing is stored, nothing is said. */
export const POST = reads(async ({ request, actor }) => {
  const report = parsed(await readBytes(request, actor, { limit: LARGEST }))
  if (report && mayLog('csp', MOST_A_MINUTE))
    log.warn(report, 'a browser refused something by the content security policy')
  return noContent()
})

function parsed(bytes: Uint8Array) {
  let given: unknown
  try {
    given = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
  const old = Old.safeParse(given)
  if (old.success) {
    const report = old.data['csp-report']
    return described(report['effective-directive'] ?? report['violated-directive'], report['blocked-uri'])
  }
  const first = New.safeParse(given).data?.[0]?.body
  return first ? described(first.effectiveDirective, first.blockedURL) : null
}

/** Only the origin of what was blocked: its path may hold what nobody should read in a log. */
const described = (directive = '', blocked = '') => ({
  directive: directive.slice(0, 60),
  blocked: URL.canParse(blocked) ? new URL(blocked).origin : blocked.slice(0, 30),
})
