/** The claims of an article, as those of a file of annotations are compared with them. */

import type { ClaimState } from '@/lib/domain/codes'
import { type AnnotationInput, type ClaimInput, claimNumber } from '@/lib/domain/formats/annotation-input'
import { claimOfAddress } from '@/lib/domain/formats/web-addresses'
import type { Actor } from '@/lib/policy/actor'
import { readStetJson } from '@/lib/schemas/annotation-file'
import { everyItem } from './library'
import { claimsOfArticle } from '../claims/of-article'
import { exportArticle } from '../reports/export'

/** A claim that is here. */
export interface ClaimHere {
  readonly id: string
  /** C1, C2 … */
  readonly key: string
  readonly state: ClaimState
}

/** Words of the article at a place in one of its texts. Code points. */
export interface Words {
  readonly version: number
  readonly start: number
  readonly end: number
  readonly exact: string
}

/** Finds the claims of a file among those that are here, so that none is marked twice. */
export class ClaimsKnown {
  readonly #byId = new Map<string, ClaimHere>()
  readonly #byKey = new Map<string, ClaimHere>()
  readonly #byName = new Map<string, ClaimHere[]>()
  readonly #bySentence = new Map<string, ClaimHere[]>()
  readonly #byWords = new Map<string, ClaimHere[]>()

  constructor(
    private readonly articleId: string,
    /** Identities that claims had elsewhere, by their key here. */
    private readonly names: ReadonlyMap<string, readonly string[]>,
  ) {}

  add(claim: ClaimHere, statement: string, words: Words): void {
    this.#byId.set(claim.id, claim)
    this.#byKey.set(claim.key, claim)
    for (const name of this.names.get(claim.key) ?? []) {
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), claim])
    }
    const sentence = sentenceKey(words, statement)
    this.#bySentence.set(sentence, [...(this.#bySentence.get(sentence) ?? []), claim])
    const key = wordsKey(words)
    this.#byWords.set(key, [...(this.#byWords.get(key) ?? []), claim])
  }

  withId(id: string): ClaimHere | null {
    return this.#byId.get(id) ?? null
  }

  /** The one claim that had an identity elsewhere, or that an address of our own names. */
  named(identity: string): ClaimHere | null {
    const [claim, another] = new Set(this.#byName.get(identity))
    if (claim) return another ? null : claim
    return this.#byId.get(claimOfAddress(identity) ?? '') ?? this.#byOwnName(identity)
  }

  /** The same claim by what names it, whatever it says now. Several passages of one annotation share its name. */
  identified({ key, canonical, via }: ClaimInput): ClaimHere | null {
    if (/#passage-\d+$/.test(key)) return null
    for (const name of [key, ...identities({ canonical, via })]) {
      const known = this.named(name)
      if (known) return known
    }
    return null
  }

  /**
   * The claim that says the same at the same words, or bears the same number there; for a mere remark any that stands there.
   *
   * @param turn how many claims of the file that say the same came before it: two alike are two
   */
  find(claim: ClaimInput, words: Words, turn = 0): ClaimHere | null {
    const alike = this.#bySentence.get(sentenceKey(words, claim.statement ?? oneLine(words.exact))) ?? []
    const number = claimNumber(claim.key)
    const isNumbered = ({ key }: ClaimHere) => number !== null && claimNumber(key) === number
    const same = alike.find(isNumbered) ?? alike[Math.min(turn, alike.length - 1)]
    if (same) return same
    const there = this.#byWords.get(wordsKey(words)) ?? []
    return there.find(isNumbered) ?? (claim.joins ? (there[0] ?? null) : null)
  }

  /** Annotations of ours are called by the claim's number. */
  #byOwnName(identity: string): ClaimHere | null {
    const [, article, key = ''] = /\/api\/annotations\/([\w-]+)\/(C\d+)-[a-z]+$/.exec(identity) ?? []
    return article === this.articleId ? (this.#byKey.get(key) ?? null) : null
  }
}

const identities = ({ canonical, via }: Pick<ClaimInput, 'canonical' | 'via'>): readonly string[] =>
  canonical === null ? via : [canonical, ...via]

export const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim()

/** A claim's sentence at a place. */
export const sentenceKey = ({ start, end }: Words, statement: string) => `${start} ${end} ${statement}`

/** The words themselves, without what stands round them: a selection may take a full stop or a space along. (rule R7) */
function wordsKey({ version, start, end, exact }: Words): string {
  const [before = ''] = /^[^\p{L}\p{M}\p{N}\p{S}]*/u.exec(exact) ?? []
  const [after = ''] = /[^\p{L}\p{M}\p{N}\p{S}]*$/u.exec(exact) ?? []
  if (before.length === exact.length) return `${version} ${start} ${end}`
  return `${version} ${start + [...before].length} ${end - [...after].length}`
}

/**
 * The claims of an article, to be found again, and what its own file says of them; null where there are none.
 *
 * @param ratings codes of the house scale
 */
export async function claimsKnown(
  actor: Actor,
  articleId: string,
  ratings: readonly string[],
): Promise<{ readonly known: ClaimsKnown; readonly own: AnnotationInput | null }> {
  const claims = await everyItem((part) => claimsOfArticle(actor, { articleId, ...part }))
  const file = claims.length > 0 ? (await exportArticle(actor, { articleId, format: 'json' })).body : null
  const own = file === null ? null : readStetJson(JSON.parse(file), ratings).input
  const known = new ClaimsKnown(articleId, new Map((own?.claims ?? []).map((claim) => [claim.key, identities(claim)])))
  for (const { id, key, state, statement, appearances } of claims) {
    for (const { articleVersion: version, start, end, exact } of appearances)
      known.add({ id, key, state }, statement, { version, start, end, exact })
  }
  return { known, own }
}
