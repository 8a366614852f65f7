import { z } from 'zod'
import { CONFIDENCES, VERDICT_KINDS, type VerdictKind } from '@/lib/domain/codes'
import { viewerOn } from '@/lib/policy/viewer'
import { currentVerdict, maySeeFirstVerdict } from '@/lib/policy/visibility/verdict'
import { stateAfterContentChange } from '@/lib/policy/workflow'
import { ConfirmVerdicts, type LeftReason } from '@/lib/schemas/verdict'
import { id } from '@/lib/schemas/text'
import { livingArticle } from '../engine/article-rows'
import { command } from '../engine/command'
import type { Actor } from '@/lib/policy/actor'
import type { PersonScope } from '../transaction/scope'
import { stillHolds } from '../engine/undo-acts'
import { giveVerdict, verdictFields } from './verdicts'
import { appendAuditEvents } from '../transaction/audit-trail'
import { changeContent, type ClaimRows, codeOf, livingClaims, stateOf } from '../claim-content/aggregate'
import { contributeTo } from '../claim-content/touched'

/** A verdict of a claim. */
interface OneVerdict {
  readonly claimId: string
  readonly kind: VerdictKind
}

/**
 * Says of many claims of an article at once that their verdicts hold for the words of today, too. A claim that isn't as it was
 * seen, or can't be changed now, is left and named with the reason. It is one act: undo takes all of it back. (rules R7, R24)
 */
export const confirmVerdicts = command({
  name: 'article.confirm-verdicts',
  permission: 'claim:change',
  input: z.strictObject({
    articleId: id,
    /** Without a version, as it stands: when it is done again. */
    claims: z.array(ConfirmVerdicts.shape.claims.element.partial({ version: true })).max(200),
  }),
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  async run({ tx, actor, now, input, target: { article } }) {
    const claims = new Map(
      livingClaims(
        tx,
        input.claims.map((claim) => claim.id),
      ).map((claim) => [claim.id, claim]),
    )
    const confirmed: string[] = []
    /** Claims without a verdict: their own words still fit the sentence. */
    const unjudged: string[] = []
    const left: { id: string; reason: LeftReason }[] = []
    const settled: (OneVerdict & { readonly fields: ReturnType<typeof verdictFields> })[] = []
    for (const { id: claimId, version } of input.claims) {
      const claim = claims.get(claimId)
      const reason = claim ? whyLeft(claim, article.id, version, actor) : 'gone'
      if (!claim || reason !== null) {
        left.push({ id: claimId, reason: reason ?? 'gone' })
        continue
      }
      const verdicts = flagged(claim)
      for (const verdict of verdicts) settled.push(await giveAgain({ tx, actor, now }, verdict, false))
      if (verdicts.length === 0) {
        await setOwnFlag({ tx, actor, now }, claim, false)
        unjudged.push(claimId)
      }
      confirmed.push(claimId)
      claims.delete(claimId)
    }
    const verdicts = settled.map(({ claimId, kind }) => ({ claimId, kind }))
    const again = { articleId: article.id, verdicts, ...(unjudged.length > 0 ? { claims: unjudged } : {}) }
    const undo = {
      articleId: article.id,
      label: 'confirm',
      inverse: { command: askVerdictsAgain.commandName, input: again },
      forward: {
        command: 'article.confirm-verdicts',
        input: { articleId: article.id, claims: confirmed.map((each) => ({ id: each })) },
      },
      expects: settled.map(({ claimId, kind, fields }) =>
        stillHolds(`${kind}-verdict`, claimId, { before: fields, after: fields }),
      ),
    }
    return { result: { confirmed, left }, audit: null, ...(confirmed.length > 0 ? { undo } : {}) }
  },
})

/** Asks for the re-check of verdicts again: takes back that they were confirmed. What undo runs. */
export const askVerdictsAgain = command({
  name: 'article.ask-verdicts-again',
  permission: 'claim:change',
  input: z.strictObject({
    articleId: id,
    verdicts: z.array(z.strictObject({ claimId: id, kind: z.enum(VERDICT_KINDS) })).max(400),
    /** Claims without a verdict. */
    claims: z.array(id).max(200).default([]),
  }),
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  async run({ tx, actor, now, input: { verdicts, claims: unjudged } }) {
    for (const claim of livingClaims(tx, unjudged)) await setOwnFlag({ tx, actor, now }, claim, true)
    const claims = livingClaims(tx, [...new Set(verdicts.map(({ claimId }) => claimId))])
    for (const { claimId, kind } of verdicts) {
      const claim = claims.find((each) => each.id === claimId)
      const verdict = claim && currentVerdict(claim.verdicts, kind)
      if (verdict) await giveAgain({ tx, actor, now }, { ...verdict, claimId, kind }, true)
    }
    return { result: {}, audit: null }
  },
})

/** Why a claim is left as it is; null when its verdicts can be confirmed. */
function whyLeft(claim: ClaimRows, articleId: string, seen: number | undefined, actor: Actor): LeftReason | null {
  const isHere = claim.appearances.some((place) => place.articleId === articleId)
  if (!isHere || !maySeeFirstVerdict(claim, viewerOn(actor, claim.deskId))) return 'gone'
  if (seen !== undefined && seen !== claim.version) return 'changed'
  if (!claim.needsRecheck || (isJudged(claim) && flagged(claim).length === 0)) return 'settled'
  return stateAfterContentChange(stateOf(claim)) === null ? 'frozen' : null
}

const isJudged = (claim: ClaimRows) => VERDICT_KINDS.some((kind) => currentVerdict(claim.verdicts, kind) !== null)

/** Says of a claim without a verdict that its words need, or don't need, to be looked at again. */
async function setOwnFlag({ tx, actor, now }: PersonScope, claim: ClaimRows, needsRecheck: boolean) {
  if (isJudged(claim) || claim.needsRecheck === needsRecheck) return
  const state = await changeContent({ tx, actor, now }, claim, { needsRecheck })
  contributeTo(tx, [claim.id], actor.personId, now)
  const { id: claimId, deskId, articleId } = claim
  const note = {
    ...{ kind: 'claim', targetId: claimId, deskId, articleId, claimId },
    before: { needsRecheck: claim.needsRecheck, ...state.before },
    after: { needsRecheck, ...state.after },
  }
  appendAuditEvents(tx, actor, 'article.confirm-verdicts', [note], now)
}

type FlaggedVerdict = OneVerdict &
  Pick<ClaimRows['verdicts'][number], 'rating' | 'asOf' | 'confidence' | 'justification'>

/** The verdicts of a claim that need a re-check. */
const flagged = (claim: ClaimRows): FlaggedVerdict[] =>
  VERDICT_KINDS.flatMap((kind) => {
    const verdict = currentVerdict(claim.verdicts, kind)
    return verdict?.needsRecheck ? [{ ...verdict, claimId: claim.id, kind }] : []
  })

/** Gives a verdict anew as it is. That many are given together is one act, so none is an act of its own. */
async function giveAgain(scope: PersonScope, verdict: FlaggedVerdict, needsRecheck: boolean) {
  const { claimId, kind, rating, asOf, justification } = verdict
  const confidence = verdict.confidence === null ? null : codeOf(CONFIDENCES, verdict.confidence)
  await giveVerdict.within(
    { ...scope, replaying: true },
    { claimId, kind, rating, asOf, confidence, justification, ...(needsRecheck ? { needsRecheck } : {}) },
  )
  return { claimId, kind, fields: verdictFields(verdict) }
}
