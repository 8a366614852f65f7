import { IDENTITIES, type Identity } from './test-world'

/** Rights as product.md names them. */
export type Right =
  | 'read published'
  | 'own account'
  | "read the desk's work"
  | 'article'
  | 'claim'
  | 'review'
  | 'publish'
  | 'desk policies'
  | 'administer'

/** The table of product.md (People), copied by hand: who may do what on a desk's address. */
const MAY: Readonly<Record<Right, readonly Identity[]>> = {
  'read published': IDENTITIES,
  'own account': ['stranger', 'editor', 'reviewer', 'chief', 'admin'],
  "read the desk's work": ['editor', 'reviewer', 'chief'],
  article: ['editor', 'reviewer', 'chief'],
  claim: ['editor', 'reviewer', 'chief'],
  review: ['reviewer', 'chief'],
  publish: ['chief'],
  'desk policies': ['chief'],
  administer: ['admin'],
}

/** What somebody is told who asks for something. */
export type Outcome = 'allowed' | 'sign in' | 'not found' | 'forbidden'

/** Anonymous: to sign-in. What one may not read: not found. May read but not change: forbidden. */
export function expected(right: Right, who: Identity): Outcome {
  if (MAY[right].includes(who)) return 'allowed'
  if (who === 'anonymous' || who === 'disabled') return 'sign in'
  return right !== 'administer' && MAY["read the desk's work"].includes(who) ? 'forbidden' : 'not found'
}

/** Words that stand in every article of the world once. */
export const QUOTE = 'Harbour fees doubled'
