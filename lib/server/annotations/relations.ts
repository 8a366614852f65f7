/** The relations of a file of annotations: which can be made here, and why the others are left. */

import { z } from 'zod'
import type { ClaimState } from '@/lib/domain/codes'
import { claimNumber, type RelationInput } from '@/lib/domain/formats/annotation-input'
import { because, type LeftAsideCode, type Reason } from '@/lib/domain/formats/left-aside'
import type { Actor } from '@/lib/policy/actor'
import { can } from '@/lib/policy/permissions'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { stateAfterContentChange } from '@/lib/policy/workflow'
import { stateOf } from '../claim-content/aggregate'
import type { ImportedClaim } from '../claims/import'
import { readInParts } from '../db/in-parts'
import { query } from '../engine/query'

type Missing = 'relation-elsewhere' | 'relation-several'

/** Claims that a file names, as they are here. */
export class ClaimsHere {
  readonly #made = new Map<string, ImportedClaim>()
  /** Those that stay as they are, with the state that they are in. (rule R29) */
  readonly #frozen = new Map<string, ClaimState>()

  constructor(
    /** Names of claims of other articles for which there isn't one claim here, with the reason. */
    private readonly missing: ReadonlyMap<string, Missing>,
  ) {}

  /** @param name the file's for it */
  add(name: string, { id, key }: ImportedClaim, state: ClaimState): void {
    this.#made.set(name, { id, key })
    if (stateAfterContentChange(state) === null) this.#frozen.set(name, state)
  }

  /** Relations that a new claim completes: the other end is here already, and may be related to. */
  relationsOf(name: string, relations: readonly RelationInput[]) {
    return relations.flatMap((relation) => {
      const { from, to, type, strength, note } = relation
      const end = from === name ? ('from' as const) : to === name ? ('to' as const) : null
      const otherName = end === 'from' ? to : from
      const other = end === null || this.#frozen.has(otherName) ? undefined : this.#made.get(otherName)?.id
      return end === null || other === undefined ? [] : [{ relation, made: { type, strength, note, end, other } }]
    })
  }

  /** Why a relation can't be made; null where it can, or is there. */
  whyLeft({ from, to }: RelationInput): Reason | null {
    const left = (code: LeftAsideCode, values = {}) => because(code, { from, to, ...values })
    const missing = this.missing.get(to)
    if (missing !== undefined) return left(missing)
    if (!this.#made.has(from) || !this.#made.has(to)) return left('relation-unmarked')
    const state = this.#frozen.get(from) ?? this.#frozen.get(to)
    return state === undefined ? null : left('relation-frozen', { state })
  }

  /** The claim that a name of the file means here. */
  claimNamed(name: string): ImportedClaim | null {
    return this.#made.get(name) ?? null
  }
}

/** The claims of other articles to which relations of a file lead, as far as they are here and the actor may read them. */
export async function claimsElsewhere(
  actor: Actor,
  deskId: string,
  relations: readonly RelationInput[],
): Promise<ClaimsHere> {
  const names = [...new Set(relations.map(({ to }) => to).filter((to) => to.includes('#')))]
  if (names.length === 0) return new ClaimsHere(new Map())
  const candidates = await claimsNamed(actor, { names })
  const missing = new Map<string, Missing>()
  const found: { readonly name: string; readonly claim: (typeof candidates)[number] }[] = []
  for (const name of names) {
    const all = candidates.filter((each) => each.name === name)
    const near = all.filter((each) => each.deskId === deskId)
    const [claim, another] = near.length > 0 ? near : all
    if (!claim) missing.set(name, 'relation-elsewhere')
    else if (another) missing.set(name, 'relation-several')
    else found.push({ name, claim })
  }
  const here = new ClaimsHere(missing)
  for (const { name, claim } of found) here.add(name, claim, claim.state)
  return here
}

/** A name as `{SHA-256 of a text, or the id of an article}#C3`. */
function partsOf(name: string): { readonly article: string; readonly number: number } | null {
  const at = name.lastIndexOf('#')
  const number = claimNumber(name.slice(at + 1))
  return number === null ? null : { article: name.slice(0, at), number }
}

/** Claims by the text of their article and their number, on all desks where the actor reads. */
export const claimsNamed = query({
  name: 'claim.named',
  permission: 'desks:mine',
  input: z.strictObject({ names: z.array(z.string().max(300)).max(100_000) }),
  load: async () => ({}),
  desk: () => null,
  async show({ db, actor, input }) {
    const wanted = input.names.flatMap((name) => {
      const parts = partsOf(name)
      return parts ? [{ name, ...parts }] : []
    })
    const keys = wanted.map(({ article }) => article)
    const versions = await readInParts(keys, (some) =>
      db.articleVersion.findMany({
        where: { textSha256: { in: some }, article: { droppedAt: null } },
        select: { textSha256: true, articleId: true },
      }),
    )
    const articles = await readInParts(keys, (some) =>
      db.article.findMany({ where: { id: { in: some }, droppedAt: null }, select: { id: true } }),
    )
    const known = [
      ...versions.map(({ textSha256, articleId }) => `${textSha256} ${articleId}`),
      ...articles.map(({ id }) => `${id} ${id}`),
    ]
    const isOf = new Set(known)
    const claims = await readInParts(
      known.map((each) => each.slice(each.lastIndexOf(' ') + 1)),
      (some) =>
        db.claim.findMany({
          where: { articleId: { in: some }, deletedAt: null },
          select: { id: true, number: true, state: true, articleId: true, deskId: true },
        }),
    )
    return claims
      .filter(({ deskId }) => can(actor, 'desk:read', deskId))
      .flatMap((claim) => {
        const named = wanted.filter(
          (each) => each.number === claim.number && isOf.has(`${each.article} ${claim.articleId}`),
        )
        return named.map(({ name }) => ({
          ...{ name, id: claim.id, key: claimKey(claim.number) },
          ...{ state: stateOf(claim), deskId: claim.deskId },
        }))
      })
  },
})
