import type { ClaimState, DeskRole } from '@/lib/domain/codes'

/**
 * Who has a right: `anyone` needs no account, `person` any account, a desk role is the least role on the desk concerned,
 * `admin` is site-wide and says nothing about desks.
 */
export type Who = 'anyone' | 'person' | 'admin' | DeskRole

/** One row of the table of rights. */
export interface Right {
  readonly who: Who
  /** For what is done to a claim: the states in which it can be done, each with the state that it leads to. (rule R29) */
  readonly steps?: Readonly<Partial<Record<ClaimState, ClaimState>>>
  /** It is done only with a reason. */
  readonly reasonNeeded?: true
  /** Not one's own work (rule R17): nobody who contributed to the claim, or nobody who submitted it. */
  readonly unless?: 'contributor' | 'submitter'
  /** Only who submitted the claim. */
  readonly only?: 'submitter'
  /** When the review is assigned to somebody, only they; another reviewer takes it over first. */
  readonly assigned?: true
  /** Not while its article is dropped. (rule R30) */
  readonly article?: 'not-dropped'
  /** What must hold of the claim's public record. */
  readonly record?: 'public' | 'not-public' | 'published-before' | 'never-published'
  /** The product is going to have it, and doesn't yet. */
  readonly notYet?: true
}

/**
 * Who may do what, in which states, with what result: all of it, once (product: People; rules R17, R29). The workflow, the
 * server, buttons, the API's description and `can()` read it; a test holds its own copy.
 */
export const RIGHTS = {
  /** Published checks, articles, corrections; reporting an error. */
  'public:read': { who: 'anyone' },
  /** Own profile, password, sessions. */
  'self:change': { who: 'person' },
  /** The names of the desks one belongs to, and lists over all of them. */
  'desks:mine': { who: 'person' },
  /** Everything of a desk: articles, claims, sources, comments, drafts. */
  'desk:read': { who: 'editor' },
  'desk:policies': { who: 'chief' },
  'article:change': { who: 'editor' },
  /** Shows the public the whole text of an article, with the ground for it (rule R30). */
  'article:show-text': { who: 'chief', reasonNeeded: true },
  /** Who a confidential source is (rule R15); its owner may as well, see `mayReadIdentity`. */
  'source:read-identity': { who: 'chief' },

  /**
   * Changes what a claim consists of, or what is said of it; what was submitted, approved or published goes back to draft by a
   * change of content (rules R21, R29).
   */
  'claim:change': {
    who: 'editor',
    steps: { draft: 'draft', returned: 'returned', submitted: 'draft', approved: 'draft', published: 'draft' },
    article: 'not-dropped',
  },
  'claim:submit': { who: 'editor', steps: { draft: 'submitted', returned: 'submitted' }, article: 'not-dropped' },
  'claim:withdraw': { who: 'editor', steps: { submitted: 'draft' }, only: 'submitter' },
  /** Takes on a review, from the reviewer whom it is assigned to as well. */
  'claim:take': { who: 'reviewer', steps: { submitted: 'submitted' }, unless: 'submitter' },
  'claim:approve': {
    who: 'reviewer',
    steps: { submitted: 'approved' },
    unless: 'contributor',
    assigned: true,
    article: 'not-dropped',
  },
  'claim:return': {
    who: 'reviewer',
    steps: { submitted: 'returned' },
    reasonNeeded: true,
    unless: 'submitter',
    assigned: true,
  },
  'claim:escalate': { who: 'reviewer', steps: { submitted: 'adjudication' }, reasonNeeded: true, notYet: true },
  'claim:publish': {
    who: 'chief',
    steps: { approved: 'published' },
    article: 'not-dropped',
    record: 'never-published',
  },
  'claim:correct': {
    who: 'chief',
    steps: { approved: 'published' },
    reasonNeeded: true,
    article: 'not-dropped',
    record: 'published-before',
  },
  /** Whatever the state of the working copy. */
  'claim:retract': {
    who: 'chief',
    steps: {
      draft: 'retracted',
      submitted: 'retracted',
      returned: 'retracted',
      'second-verdict': 'retracted',
      adjudication: 'retracted',
      approved: 'retracted',
      published: 'retracted',
    },
    reasonNeeded: true,
    record: 'public',
  },
  'claim:drop': {
    who: 'editor',
    steps: { draft: 'dropped', returned: 'dropped' },
    reasonNeeded: true,
    record: 'not-public',
  },
  'claim:reopen': { who: 'editor', steps: { dropped: 'draft' } },

  'error-report:close': { who: 'chief' },
  /** People, desks, scales, settings, keys, backup, audit. */
  'site:administer': { who: 'admin' },
} as const satisfies Record<string, Right>

export type Permission = keyof typeof RIGHTS

/** A row of the table, with all that a row may say. */
export const rightOf = (permission: Permission): Right => RIGHTS[permission]
