import type { Hindrance } from '@/lib/domain/workflow'

/** Every reason that can stand against a verb; words under `workspace.hindrance`. */
export const HINDRANCES = [
  'wrong-state',
  'needs-reviewer',
  'needs-chief',
  'own-work',
  'not-submitter',
  'never-published',
  'already-published',
  'not-public',
  'not-available',
] as const satisfies readonly Hindrance[]
