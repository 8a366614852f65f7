import type { DeskRole } from '@/lib/domain/codes'
import { DESK_ROLES } from '@/lib/domain/codes'
import { reader } from '../db/clients'
import { env } from '../platform/env'
import type { SignedIn } from './sign-in'

const OWN_HOST = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/

/**
 * Whether the demo may be tried without a password: only where the server is nobody else's. It listens on loopback, and
 * its public address is loopback too, for a proxy in front of it would offer the demo to the world.
 */
const isPrivate = () => env().loopback && OWN_HOST.test(new URL(env().publicUrl).hostname)

const demoMember = (role: DeskRole) =>
  reader().membership.findFirst({
    where: {
      role,
      deletedAt: null,
      desk: { deletedAt: null, demo: true },
      person: { demo: true, disabledAt: null, admin: false },
    },
    orderBy: { createdAt: 'asc' },
    select: { person: { select: { id: true, sessionVersion: true, language: true } } },
  })

/** The roles as which a visitor may try Stet; none when there is no demo, or when others can reach the server. */
export async function demoRoles(): Promise<readonly DeskRole[]> {
  if (!isPrivate()) return []
  const found = await Promise.all(DESK_ROLES.map(async (role) => ((await demoMember(role)) ? [role] : [])))
  return found.flat()
}

/** The demo's person of a role, for starting a session; null where the demo isn't offered. */
export async function signInToDemo(role: DeskRole): Promise<SignedIn | null> {
  return isPrivate() ? ((await demoMember(role))?.person ?? null) : null
}
