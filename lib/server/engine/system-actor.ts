import type { Actor } from '@/lib/policy/actor'

/** Stet itself, where nobody else can act: founding the newsroom, the demo. */
export const SYSTEM: Actor = {
  personId: 'system',
  name: 'Stet',
  admin: true,
  roles: new Map(),
  via: 'system',
  keyId: null,
  scope: 'write',
}

/** The first account, as it is printed once. */
