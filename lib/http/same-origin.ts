import { Forbidden } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { env } from '@/lib/server/platform/env'
import { noteRefusal } from '@/lib/server/engine/refusal-log'

/**
 * A change that comes with a session cookie must come from our own pages. `Sec-Fetch-Site` where the browser sends it,
 * else the Origin, compared with the public address and with the host the request really names — never with
 * X-Forwarded-Host, which anyone may set (safety, trap 8).
 *
 * @throws Forbidden
 */
export function requireSameOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site !== null && site !== 'same-origin' && site !== 'none') throw refusal(origin)
  if (origin === null) {
    if (site === null) throw refusal(origin)
    return
  }
  // Our pages tell nobody where a form was sent from (`no-referrer`), and browsers then name no origin either.
  if (origin === 'null' && site === 'same-origin') return
  const own = new Set([new URL(env().publicUrl).host, request.headers.get('host')])
  if (!URL.canParse(origin) || !own.has(new URL(origin).host)) throw refusal(origin)
}

function refusal(origin: string | null): Forbidden {
  const host = origin !== null && URL.canParse(origin) ? new URL(origin).host : null
  noteRefusal('a change from another site was refused', { host })
  return new Forbidden(say('http.other-site'))
}
