import type { CodePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { DEFAULT_POLICIES, type DeskPolicies } from '@/lib/domain/publish-gate'
import type { MaybeActor } from '@/lib/policy/actor'
import { viewerOn } from '@/lib/policy/viewer'
import { claimView } from '@/lib/policy/visibility/claim'
import type { ClaimView } from '@/lib/schemas/claim'
import { textsOfVersions, type TextSource } from '../claim-content/version-texts'
import type { ClaimRows } from '../claim-content/aggregate'
import { gateFindings, policiesOf, workflowFacts } from './facts'
import { changedSentences } from './sentence-changes'

/** Does each appearance hold exactly the words of its article version? */
export function quotesMatch(
  claim: Pick<ClaimRows, 'appearances'>,
  texts: ReadonlyMap<string, CodePointIndex>,
): boolean {
  return claim.appearances.every((row) => {
    const text = texts.get(row.articleVersionId)
    return text !== undefined && sliceOf(text, row.start, row.end) === row.exact
  })
}

const sliceOf = (index: CodePointIndex, start: number, end: number) => index.slice(codePoints(start), codePoints(end))

/** The texts of the versions that claims stand in. */
export async function versionTexts(
  db: TextSource,
  claims: readonly Pick<ClaimRows, 'appearances'>[],
): Promise<ReadonlyMap<string, CodePointIndex>> {
  return textsOfVersions(
    db,
    claims.flatMap((claim) => claim.appearances.map((row) => row.articleVersionId)),
  )
}

/** Claims as the actor may see them, with what the workflow and the gate say. */
export async function claimViews(
  db: TextSource,
  actor: MaybeActor,
  claims: readonly ClaimRows[],
): Promise<ClaimView[]> {
  const texts = await versionTexts(db, claims)
  // Claims of one desk have one wording of its policies.
  const policies = new Map<string, DeskPolicies>()
  for (const { desk } of claims) if (!policies.has(desk.policies)) policies.set(desk.policies, policiesOf(desk))
  const sentences = changedSentences(db, claims)
  return claims.map((claim) =>
    claimView(claim, viewerOn(actor, claim.deskId), {
      workflow: workflowFacts(claim),
      gate: gateFindings(claim, policies.get(claim.desk.policies) ?? DEFAULT_POLICIES, quotesMatch(claim, texts)),
      changedSentences: sentences.get(claim.id) ?? [],
    }),
  )
}
