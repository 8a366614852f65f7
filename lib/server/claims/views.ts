import { type CodePointIndex, codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { DEFAULT_POLICIES, type DeskPolicies } from '@/lib/domain/publish-gate'
import type { MaybeActor } from '@/lib/policy/actor'
import { viewerOn } from '@/lib/policy/viewer'
import { claimView } from '@/lib/policy/visibility/claim'
import type { ClaimView } from '@/lib/schemas/claim'
import type { Tx } from '../db/clients'
import type { ClaimRows } from './aggregate'
import { gateFindings, policiesOf, workflowFacts } from './facts'

type Db = Pick<Tx, 'desk' | 'articleVersion'>

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

/** The texts of the versions that claims stand in, each indexed once. */
export async function versionTexts(
  db: Db,
  claims: readonly Pick<ClaimRows, 'appearances'>[],
): Promise<ReadonlyMap<string, CodePointIndex>> {
  const ids = [...new Set(claims.flatMap((claim) => claim.appearances.map((row) => row.articleVersionId)))]
  const versions = await db.articleVersion.findMany({ where: { id: { in: ids } }, select: { id: true, text: true } })
  return new Map(versions.map((version) => [version.id, codePointIndex(version.text)]))
}

/** Claims as the actor may see them, with what the workflow and the gate say. */
export async function claimViews(db: Db, actor: MaybeActor, claims: readonly ClaimRows[]): Promise<ClaimView[]> {
  const texts = await versionTexts(db, claims)
  const deskIds = [...new Set(claims.map((claim) => claim.deskId))]
  const desks = await db.desk.findMany({ where: { id: { in: deskIds } } })
  const policies = new Map<string, DeskPolicies>(desks.map((desk) => [desk.id, policiesOf(desk)]))
  return claims.map((claim) =>
    claimView(claim, viewerOn(actor, claim.deskId), {
      workflow: workflowFacts(claim),
      gate: gateFindings(claim, policies.get(claim.deskId) ?? DEFAULT_POLICIES, quotesMatch(claim, texts)),
    }),
  )
}
