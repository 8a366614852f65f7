import { Conflict } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { ClaimState } from '@/lib/domain/codes'
import { CLAIM_STATES } from '@/lib/domain/codes'
import { stateAfterContentChange, voidsApproval } from '@/lib/policy/workflow'
import type { Scope } from '../transaction/scope'
import { graph, type GraphSource } from '../db/graph'
import { claimSeal, reviewSeal, sealRows } from '../transaction/seals'
import { updateRow } from '../db/write-rows'
import type { Prisma } from '../db/generated/client'

/**
 * Everything that belongs to a claim: what the workflow, the gate and every view need. Tombstones are left out, and so are
 * places from which the claim went on to a newer text; those in the newest text come first.
 */
export const CLAIM_ROWS = {
  article: {
    select: { id: true, title: true, deskId: true, latestVersion: true, language: true, demo: true, droppedAt: true },
  },
  desk: { select: { policies: true } },
  speaker: true,
  appearances: {
    where: { deletedAt: null, standing: { not: 'past' } },
    include: { articleVersion: { select: { number: true } } },
    orderBy: [{ standing: 'asc' }, { start: 'asc' }],
  },
  chain: { include: { agent: true }, orderBy: { position: 'asc' } },
  evidence: { where: { deletedAt: null }, include: { source: true }, orderBy: { number: 'asc' } },
  verdicts: { where: { deletedAt: null }, include: { scale: true }, orderBy: { createdAt: 'asc' } },
  reviews: { orderBy: { createdAt: 'asc' } },
  comments: { where: { deletedAt: null }, orderBy: { createdAt: 'asc' } },
  contributions: { where: { edition: 0 } },
  // Not the frozen records: they are long, and only read where they are shown.
  publications: { orderBy: { edition: 'asc' }, select: { id: true, edition: true, publishedAt: true } },
  corrections: { orderBy: { createdAt: 'asc' } },
} satisfies Prisma.ClaimInclude

export type ClaimRows = Prisma.ClaimGetPayload<{ include: typeof CLAIM_ROWS }>

const CLAIMS = graph<ClaimRows>('Claim', { where: { deletedAt: null }, include: CLAIM_ROWS })

/** A living claim with all that belongs to it, in one statement; or null. */
export async function livingClaim(db: GraphSource, id: string): Promise<ClaimRows | null> {
  return CLAIMS.one(db, 'id', id)
}

/** Those of the claims that live, with all that belongs to them, in one statement. */
export const livingClaims = (db: GraphSource, ids: readonly string[]): ClaimRows[] => CLAIMS.many(db, 'id', ids)

/** A code read back from a row. @throws Error when the row holds none of the table */
export function codeOf<Code extends string>(codes: readonly Code[], value: string): Code {
  const code = codes.find((known) => known === value)
  if (code === undefined) throw new Error(`"${value}" is none of ${codes.join(', ')}`)
  return code
}

export const stateOf = (claim: { readonly state: string }): ClaimState => codeOf(CLAIM_STATES, claim.state)

/** Who changed, added or took away any part of the working copy's content, or handed it in. (rule R17) */
export const contributorsOf = (claim: Pick<ClaimRows, 'contributions'>): ReadonlySet<string> =>
  new Set(claim.contributions.map(({ personId }) => personId))

/** The state before and after a change of content, for the audit log; empty when it stayed. */
export interface StateChange {
  readonly before: { readonly state?: ClaimState }
  readonly after: { readonly state?: ClaimState }
}

/** A claim that is a draft again: nothing is handed in, nothing sealed. */
export const BACK_TO_DRAFT = {
  state: 'draft',
  submittedAt: null,
  submittedById: null,
  submittedVersion: null,
  sealedHash: null,
} as const satisfies Prisma.ClaimUncheckedUpdateManyInput

/**
 * A change of quote, statement, chain, evidence or verdict by a command of the claim goes through here: it raises the
 * claim's version, and takes what was handed in, approved or published back to draft, the approval voided with the name of
 * who did it. What changes content from elsewhere is seen to in `touched.ts`. (rule R29)
 *
 * @throws Conflict in a state in which content can't be changed
 */
export async function changeContent(
  { tx, actor, now }: Scope,
  claim: Parameters<typeof claimSeal>[0],
  data: Partial<Prisma.ClaimCreateManyInput> = {},
): Promise<StateChange> {
  const state = stateOf(claim)
  const next = stateAfterChange(state)
  if (voidsApproval(state)) {
    await tx.review.updateMany({
      where: { claimId: claim.id, decision: 'approve', voidedAt: null },
      data: { voidedAt: now, voidedById: actor?.personId ?? null },
    })
  }
  updateRow(tx, 'Claim', claim.id, { ...data, ...(next === state ? {} : BACK_TO_DRAFT) }, now)
  if (next === state) return { before: {}, after: {} }
  const voided = await tx.review.findMany({ where: { claimId: claim.id, voidedAt: now } })
  const seals = [claimSeal({ ...claim, ...BACK_TO_DRAFT }), ...voided.map(reviewSeal)]
  sealRows(tx, actor, 'claim.back-to-draft', seals, now)
  return { before: { state }, after: { state: next } }
}

/**
 * The state to which a change of content leads.
 *
 * @param key the claim's key, where it is not the one that was asked about
 * @throws Conflict in a state in which content can't be changed (rule R29)
 */
export function stateAfterChange(state: ClaimState, key?: string): ClaimState {
  const next = stateAfterContentChange(state)
  if (next === null)
    throw new Conflict(say(FROZEN[state] ?? FROZEN.dropped, { key: key ?? say('claims.this-claim') }), { state })
  return next
}

type Frozen = `claims.frozen-${'dropped' | 'retracted' | 'second-verdict' | 'adjudication'}`
const FROZEN: Readonly<Partial<Record<ClaimState, Frozen>>> & { readonly dropped: Frozen } = {
  dropped: 'claims.frozen-dropped',
  retracted: 'claims.frozen-retracted',
  'second-verdict': 'claims.frozen-second-verdict',
  adjudication: 'claims.frozen-adjudication',
}
