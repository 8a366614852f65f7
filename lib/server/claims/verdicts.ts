import { z } from 'zod'
import { ATTRIBUTION_RATINGS, CONFIDENCES, VERDICT_KINDS, type VerdictKind } from '@/lib/domain/codes'
import { InvalidInput, NotFound } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { lateness } from '@/lib/domain/evidence'
import type { JsonValue } from '@/lib/domain/json'
import type { Actor } from '@/lib/policy/actor'
import { viewerOn } from '@/lib/policy/viewer'
import { currentVerdict, maySeeFirstVerdict, verdictView } from '@/lib/policy/visibility/verdict'
import { GiveVerdict } from '@/lib/schemas/verdict'
import { id } from '@/lib/schemas/text'
import { changeContent, type ClaimRows, codeOf, livingClaim } from '../claim-content/aggregate'
import { contributeTo } from '../claim-content/touched'
import { changedFields, command } from '../engine/command'
import type { Tx } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import { graph } from '../db/graph'
import { insertRow, updateRow } from '../db/write-rows'
import { query } from '../engine/query'
import { currentScale, requireRating } from '../claim-content/ratings'
import { verdictSeal } from '../transaction/seals'
import { stillHolds } from '../engine/undo-acts'

type VerdictRow = ClaimRows['verdicts'][number]

/** What a verdict says, as the audit log and undo see it; all null when there is none. */
export const verdictFields = (
  verdict: Pick<VerdictRow, 'rating' | 'asOf' | 'confidence' | 'justification'> | null,
): Record<string, JsonValue> => ({
  rating: verdict?.rating ?? null,
  asOf: verdict?.asOf ?? null,
  confidence: verdict?.confidence ?? null,
  justification: verdict?.justification ?? null,
})

/** Whether a verdict of either kind would be in need of a re-check, were this one's flag as given. (rule R7) */
const claimFlag = (claim: ClaimRows, kind: VerdictKind, needsRecheck: boolean) =>
  needsRecheck ||
  VERDICT_KINDS.some((each) => each !== kind && (currentVerdict(claim.verdicts, each)?.needsRecheck ?? false))

/**
 * Gives a verdict, or changes the one that is there: attribution (was it said so?) or truth (is it so?). Given anew, even
 * without a change, it holds for the words of today. (rules R1, R7)
 */
export const giveVerdict = command({
  name: 'verdict.give',
  permission: 'claim:change',
  input: GiveVerdict.safeExtend({
    claimId: id,
    /** Whether it was given on other words than those of today: said by undo and by files, of verdicts that they bring back. */
    needsRecheck: z.boolean().optional(),
  }),
  load: ({ tx, input }) => livingClaim(tx, input.claimId),
  desk: (claim) => claim.deskId,
  article: (claim) => claim.article,
  guard: {
    version: (claim) => claim.version,
    needed: (claim, { kind }) => currentVerdict(claim.verdicts, kind) !== null,
  },
  async run({ tx, actor, now, replaying, input, target: claim }) {
    const scaleId = await checkedScale(tx, input.kind, input.rating)
    if (!replaying) refuseLateEvidence(claim, input.asOf)
    const current = currentVerdict(claim.verdicts, input.kind)
    const before = verdictFields(current)
    const wanted = {
      rating: input.rating,
      asOf: input.asOf,
      confidence: input.confidence ?? null,
      justification: input.justification,
    }
    const changed = changedFields(before, wanted)
    const flagged = current?.needsRecheck ?? false
    const needsRecheck = input.needsRecheck !== undefined && (input.needsRecheck || flagged)
    if (!changed && current && flagged === needsRecheck) return { result: { id: current.id }, audit: null }
    const data = { ...wanted, scaleId, needsRecheck, changedById: actor.personId }
    const kind = input.kind
    const verdict = current ? { ...current, ...data } : { ...newVerdict(claim.id, kind, actor, now), ...data }
    if (current) updateRow(tx, 'Verdict', current.id, data, now)
    else insertRow(tx, 'Verdict', verdict, now)
    const flag = { needsRecheck: claimFlag(claim, kind, needsRecheck) }
    const state = await changeContent({ tx, actor, now }, claim, flag)
    // Who says that a verdict holds for the words of today has judged them. (rule R17)
    if (flagged !== needsRecheck) contributeTo(tx, [claim.id], actor.personId, now)
    const rechecked = flagged === needsRecheck ? null : { before: { needsRecheck: flagged }, after: { needsRecheck } }
    return {
      result: { id: verdict.id },
      audit: {
        ...auditOf(verdict.id, claim),
        before: { kind, ...changed?.before, ...rechecked?.before, ...state.before },
        after: { kind, ...changed?.after, ...rechecked?.after, ...state.after },
        seals: [verdictSeal(verdict)],
      },
      undo: {
        articleId: claim.articleId,
        label: 'verdict',
        inverse: current
          ? { command: 'verdict.give', input: { claimId: claim.id, kind, ...before, needsRecheck: flagged } }
          : { command: 'verdict.take-back', input: { claimId: claim.id, kind } },
        forward: { command: 'verdict.give', input: { claimId: claim.id, kind, ...wanted } },
        expects: [stillHolds(`${kind}-verdict`, claim.id, { before, after: wanted })],
      },
    }
  },
})

const newVerdict = (claimId: string, kind: VerdictKind, actor: Actor, now: Date) => ({
  ...{ id: crypto.randomUUID(), claimId, kind, round: 'first', createdById: actor.personId, createdAt: now },
  deletedAt: null,
})

const auditOf = (verdictId: string, claim: { id: string; deskId: string; articleId: string }) => ({
  kind: 'verdict',
  targetId: verdictId,
  deskId: claim.deskId,
  articleId: claim.articleId,
  claimId: claim.id,
})

/** The scale that a truth rating is on; attribution ratings are a fixed table. @throws InvalidInput */
async function checkedScale(tx: Tx, kind: VerdictKind, rating: string): Promise<string | null> {
  if (kind === 'truth') {
    const scale = await currentScale(tx)
    requireRating(scale, rating)
    return scale.id
  }
  if (!ATTRIBUTION_RATINGS.some((known) => known === rating)) {
    throw new InvalidInput(say('verdicts.no-attribution-rating', { rating, known: ATTRIBUTION_RATINGS.join(', ') }), [
      fault('/rating', say('faults.no-attribution-verdict')),
    ])
  }
  return null
}

/** A verdict isn't given by hand as of a day before its evidence; what is done again or brought by a file stands as late. (rule R9) */
function refuseLateEvidence(claim: ClaimRows, asOf: string) {
  const late = claim.evidence.filter(
    ({ hindsight, source }) => lateness({ hindsight, publishedAt: source.publishedAt }, [asOf]) === 'certain',
  )
  if (late.length > 0) {
    const numbers = late.map(({ number }) => `[${number}]`).join(', ')
    throw new InvalidInput(say('verdicts.before-evidence', { numbers, asOf }), [
      fault('/asOf', say('faults.before-evidence', { numbers })),
    ])
  }
}

/** Takes a verdict back: the question is open again. */
export const takeBackVerdict = command({
  name: 'verdict.take-back',
  permission: 'claim:change',
  input: z.strictObject({ claimId: id, kind: z.enum(VERDICT_KINDS) }),
  load: ({ tx, input }) => livingClaim(tx, input.claimId),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, now, input: { kind }, target: claim }) {
    const current = currentVerdict(claim.verdicts, kind)
    if (!current) throw new NotFound(say('verdicts.nothing-to-take-back'))
    const taken = await tx.verdict.update({
      where: { id: current.id },
      data: { deletedAt: now, changedById: actor.personId, version: { increment: 1 } },
    })
    const state = await changeContent({ tx, actor, now }, claim, { needsRecheck: claimFlag(claim, kind, false) })
    const before = verdictFields(current)
    return {
      result: { id: current.id },
      audit: {
        ...auditOf(current.id, claim),
        before: { kind, ...before, ...state.before },
        after: { ...state.after },
        seals: [verdictSeal(taken)],
      },
      undo: {
        articleId: claim.articleId,
        label: 'take-back-verdict',
        inverse: {
          command: 'verdict.give',
          input: { claimId: claim.id, kind, ...before, needsRecheck: current.needsRecheck },
        },
        forward: { command: 'verdict.take-back', input: { claimId: claim.id, kind } },
        expects: [stillHolds(`${kind}-verdict`, claim.id, { before, after: {} })],
      },
    }
  },
})

/** Says that a verdict holds for the words of today, too: it is given anew as it is. (rule R7) */
export const confirmVerdict = command({
  name: 'verdict.confirm',
  permission: 'claim:change',
  input: z.strictObject({ claimId: id, kind: z.enum(VERDICT_KINDS) }),
  load: ({ tx, input }) => livingClaim(tx, input.claimId),
  desk: (claim) => claim.deskId,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, now, input: { kind }, target: claim }) {
    const current = currentVerdict(claim.verdicts, kind)
    if (!current) throw new NotFound(say('verdicts.nothing-to-confirm'))
    const { rating, asOf, justification } = current
    const confidence = current.confidence === null ? null : codeOf(CONFIDENCES, current.confidence)
    const given = { claimId: claim.id, kind, rating, asOf, confidence, justification }
    return { result: await giveVerdict.within({ tx, actor, now }, given), audit: null }
  },
})

const VERDICTS = graph<Prisma.VerdictGetPayload<{ include: { claim: true } }>>('Verdict', {
  where: { deletedAt: null },
  include: { claim: true },
})

/** One verdict, for who may see it. */
export const oneVerdict = query({
  name: 'verdict.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  async load({ db, input }) {
    const verdict = VERDICTS.one(db, 'id', input.id)
    return verdict?.claim.deletedAt === null ? verdict : null
  },
  desk: ({ claim }) => claim.deskId,
  show({ actor, target }) {
    if (!maySeeFirstVerdict(target.claim, viewerOn(actor, target.claim.deskId))) throw new NotFound()
    return verdictView(target)
  },
})
