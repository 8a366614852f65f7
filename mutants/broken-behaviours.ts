/** A behaviour, how to break it, and the tests that must notice. */
export interface BrokenBehaviour {
  /** What holds while it isn't broken, as a sentence. */
  readonly behaviour: string
  readonly file: string
  /** Stands exactly once in the file. */
  readonly find: string
  readonly replace: string
  /** Test files of `npm test`, one of which must fail. */
  readonly tests: readonly string[]
}

/** The text of a file with the behaviour broken. @throws Error when what is to be replaced doesn't stand there exactly once */
export function broken({ behaviour, file, find, replace }: BrokenBehaviour, text: string): string {
  const parts = text.split(find)
  if (parts.length !== 2) {
    throw new Error(
      `"${behaviour}": ${JSON.stringify(find)} stands ${parts.length - 1} times in ${file}; it must be once.`,
    )
  }
  return parts.join(replace)
}

export const BROKEN_BEHAVIOURS: readonly BrokenBehaviour[] = [
  {
    behaviour: 'exports hold of another outlet’s article only the quotes with their neighbours (R30)',
    file: 'lib/server/reports/export.ts',
    find: "report.article.publicText === 'full' ? ('whole' as const) : ('excerpts' as const)",
    replace: "'whole' as const",
    tests: ['lib/server/hides.test.ts'],
  },
  {
    behaviour: 'a relation into a desk that one can’t read is not shown (R3)',
    file: 'lib/server/relations.ts',
    find: "can(actor, 'desk:read', relation.from.deskId) && can(actor, 'desk:read', relation.to.deskId)",
    replace: "can(actor, 'desk:read', relation.from.deskId)",
    tests: ['lib/server/hides.test.ts'],
  },
  {
    behaviour: 'the history folds the edits of one person only (R24)',
    file: 'lib/server/history.ts',
    find: 'earlier.actorId !== line.actorId || ',
    replace: '',
    tests: ['lib/server/hides.test.ts'],
  },
  {
    behaviour: 'four reports that repeat one count as one origin (R10)',
    file: 'lib/domain/evidence.ts',
    find: 'return known.size + (evidence.some(({ origin }) => origin === null) ? 1 : 0)',
    replace: 'return evidence.length',
    tests: ['lib/domain/evidence.test.ts'],
  },
  {
    behaviour: 'unknown origins together count as one (R10)',
    file: 'lib/domain/evidence.ts',
    find: '(evidence.some(({ origin }) => origin === null) ? 1 : 0)',
    replace: 'evidence.filter(({ origin }) => origin === null).length',
    tests: ['lib/domain/evidence.test.ts'],
  },
  {
    behaviour: 'hindsight is never counted (R9)',
    file: 'lib/domain/evidence.ts',
    find: 'return evidence.filter(isCounted)\n',
    replace: 'return [...evidence]\n',
    tests: ['lib/domain/evidence.test.ts'],
  },
  {
    behaviour: 'a chain that begins with a rumour is unnamed at the root (R2)',
    file: 'lib/domain/chain.ts',
    find: "new Set<AgentKind>(['unnamed', 'rumour', 'leak'])",
    replace: "new Set<AgentKind>(['unnamed', 'leak'])",
    tests: ['lib/domain/chain.test.ts'],
  },
  {
    behaviour: 'the narrator stands last in the chain (R2)',
    file: 'lib/domain/chain.ts',
    find: "at < chain.length - 1 && hop.role === 'narrator'",
    replace: 'false',
    tests: ['lib/domain/chain.test.ts'],
  },
  {
    behaviour: 'the reverse of a symmetric relation is a duplicate (R3)',
    file: 'lib/domain/relations.ts',
    find: 'return isSymmetric(a.type) && a.from === b.to && a.to === b.from',
    replace: 'return false',
    tests: ['lib/domain/relations.test.ts'],
  },
  {
    behaviour: 'support from a rumour is no corroboration (R3)',
    file: 'lib/domain/relations.ts',
    find: "standing: beginsAsRumour(chainOf(from))\n        ? 'rumour'\n        : leadsTo",
    replace: 'standing: leadsTo',
    tests: ['lib/domain/relations.test.ts'],
  },
  {
    behaviour: 'a confidential source has no address for anybody (R15)',
    file: 'lib/policy/visibility/source.ts',
    find: 'url: open ? source.url : null,',
    replace: 'url: source.url,',
    tests: ['app/api/v1/confidential-source.test.ts', 'lib/server/hides.test.ts'],
  },
  {
    behaviour: 'a confidential identity is for its owner and the chief (R15)',
    file: 'lib/policy/visibility/source.ts',
    find: "atLeast(viewer.role, RIGHTS['source:read-identity'].who) || viewer.id === source.ownerId",
    replace: 'true',
    tests: ['app/api/v1/confidential-source.test.ts'],
  },
  {
    behaviour: 'a blind reviewer doesn’t see the first verdict (R18)',
    file: 'lib/policy/visibility/verdict.ts',
    find: "return !(claim.state === 'second-verdict' && claim.assignedReviewerId === viewer.id)",
    replace: 'return true',
    tests: ['lib/server/hides.test.ts'],
  },
  {
    behaviour: 'what one may not know of does not exist',
    file: 'lib/policy/permissions.ts',
    find: "return mayRead ? 'forbidden' : 'not-found'",
    replace: "return 'forbidden'",
    tests: ['lib/server/command.test.ts', 'app/api/v1/who-may-do-what.test.ts'],
  },
  {
    behaviour: 'a key for reading changes nothing',
    file: 'lib/policy/permissions.ts',
    find: "return effect === 'write' && actor.scope === 'read' ? 'forbidden' : 'allowed'",
    replace: "return 'allowed'",
    tests: [
      'lib/server/keys.test.ts',
      'lib/http/actor.test.ts',
      'lib/server/command.test.ts',
      'app/api/v1/who-may-do-what.test.ts',
    ],
  },
  {
    behaviour: 'a stale version is refused (R24)',
    file: 'lib/server/command.ts',
    find: 'if (seen !== current) throw new Stale(current)',
    replace: '',
    tests: ['app/api/v1/api.test.ts'],
  },
  {
    behaviour: 'a change without a version is refused (R24)',
    file: 'lib/server/command.ts',
    find: 'if (needed) throw new VersionRequired()',
    replace: '',
    tests: ['lib/server/command.test.ts', 'app/api/v1/api.test.ts'],
  },
  {
    behaviour: 'every change is an audit event (R25)',
    file: 'lib/server/command.ts',
    find: 'if (outcome.audit) appendAuditEvent',
    replace: 'if (false) appendAuditEvent',
    tests: ['lib/server/audit.test.ts'],
  },
  {
    behaviour: 'an altered event is found by its hash (R25)',
    file: 'lib/domain/audit-chain.ts',
    find: 'if (linkHash(link, sha256) !== link.hash) return',
    replace: 'if (false) return',
    tests: ['lib/server/audit.test.ts'],
  },
  {
    behaviour: 'a cut tail of the log is found (R25)',
    file: 'lib/domain/audit-chain.ts',
    find: "return agrees ? null : { seq: expectedSeq, fault: 'cut' }",
    replace: 'return null',
    tests: ['lib/server/audit.test.ts'],
  },
  {
    behaviour: 'a retracted check has no ClaimReview (R21)',
    file: 'lib/domain/formats/claim-review.ts',
    find: 'if (!verdict || options.retracted) return null',
    replace: 'if (!verdict) return null',
    tests: ['lib/domain/formats/claim-review.test.ts'],
  },
  {
    behaviour: 'an opinion has no ClaimReview unless the desk asks for it (R16)',
    file: 'lib/domain/formats/claim-review.ts',
    find: 'if (opinion && !options.reviewOpinions) return null',
    replace: '',
    tests: ['lib/domain/formats/claim-review.test.ts'],
  },
  {
    behaviour: 'who only passes on a rumour is not its author (R2)',
    file: 'lib/domain/formats/claim-review.ts',
    find: ' && !unnamedAtRoot(chain) ? speaker : null',
    replace: ' ? speaker : null',
    tests: ['lib/domain/formats/claim-review.test.ts'],
  },
  {
    behaviour: 'the public ledger shows old and new values (R21)',
    file: 'lib/domain/ledger.ts',
    find: 'return change.before === change.after ? [] : [change]',
    replace: 'return []',
    tests: ['lib/server/checks/ledger.test.ts'],
  },
  {
    behaviour: 'disabling a person ends their sessions at once',
    file: 'lib/server/people/actors.ts',
    find: 'person.disabledAt || person.sessionVersion',
    replace: 'person.sessionVersion',
    tests: ['lib/http/actor.test.ts', 'lib/server/people/accounts.test.ts', 'lib/server/people/sign-in.test.ts'],
  },
  {
    behaviour: 'a session of an older version has ended',
    file: 'lib/server/people/actors.ts',
    find: ' || person.sessionVersion !== claim.sessionVersion) return null',
    replace: ') return null',
    tests: ['lib/http/actor.test.ts', 'lib/server/people/accounts.test.ts', 'lib/server/people/sign-in.test.ts'],
  },
  {
    behaviour: 'a revoked key opens nothing',
    file: 'lib/server/people/actors.ts',
    find: 'if (isOver || key.revokedAt || key.disabledAt) return null',
    replace: 'if (isOver || key.disabledAt) return null',
    tests: ['lib/server/keys.test.ts', 'lib/http/actor.test.ts'],
  },
  {
    behaviour: 'a key never has more than its person’s rights of the moment',
    file: 'lib/server/people/actors.ts',
    find: 'return { ...actor, admin: false, roles: new Map([...actor.roles].filter(([deskId]) => deskId === key.deskId)) }',
    replace: 'return actor',
    tests: ['lib/server/keys.test.ts', 'lib/http/actor.test.ts'],
  },
  {
    behaviour: 'a one-time link is used once',
    file: 'lib/server/people/sign-in.ts',
    find: "if (state === 'used')",
    replace: 'if (false)',
    tests: ['lib/server/people/sign-in.test.ts'],
  },
  {
    behaviour: 'the same request with an Idempotency-Key is done once',
    file: 'lib/server/command.ts',
    find: 'if (replay) return replay.result',
    replace: '',
    tests: ['lib/server/command.test.ts', 'app/api/v1/api.test.ts'],
  },
  {
    behaviour: 'another request with a used Idempotency-Key is refused',
    file: 'lib/server/command.ts',
    find: 'if (kept.requestHash !== requestHash || kept.command !== command) {',
    replace: 'if (kept.command !== command) {',
    tests: ['lib/server/command.test.ts', 'app/api/v1/api.test.ts'],
  },
]
