/** Where the claims of a file of annotations stand in the article. */

import { anchorAll, anchorOne } from '@/lib/domain/anchoring/anchor-all'
import type { Anchored } from '@/lib/domain/anchoring/anchored'
import { type CodePointIndex, codePointIndex } from '@/lib/domain/anchoring/text'
import type { AnnotationInput, ClaimInput } from '@/lib/domain/formats/annotation-input'
import type { Actor } from '@/lib/policy/actor'
import type { Words } from './matches'
import { articleText } from '../articles/show'
import { articleVersions } from '../articles/version-views'

/** What became of a claim's place. */
export interface ClaimPlace {
  readonly anchor: Anchored
  /** The article's words there; null when it has several places or none. */
  readonly words: Words | null
  /** That it stands on an older text, and why. (rule R7) */
  readonly standing: 'waiting' | 'kept' | null
}

interface Newest {
  readonly text: string
  readonly version: number
}

/** Looks for every claim, in the newest text or in the older one on which it stands. */
export async function placesOf(
  actor: Actor,
  articleId: string,
  { text, version }: Newest,
  input: AnnotationInput,
): Promise<readonly ClaimPlace[]> {
  const previousText = input.article?.text ?? text
  const standing = await standingOnes(actor, articleId, version, input)
  const fresh = anchorAll(
    text,
    input.claims.map(({ selector }) => selector ?? {}),
    previousText === text ? {} : { previousText },
  )
  const index = codePointIndex(text)
  return input.claims.map((claim, at) => {
    const older = standing.get(claim.key)
    const anchor = older?.anchor ?? followed(claim, text, input) ?? fresh[at] ?? LOST
    const words = wordsAt(anchor, older?.version ?? version, older?.index ?? index)
    return { anchor, words, standing: older ? (claim.earlier?.standing ?? null) : null }
  })
}

const LOST: Anchored = { outcome: 'lost', start: null, end: null, score: 0 }

function wordsAt({ start, end }: Anchored, version: number, index: CodePointIndex): Words | null {
  return start === null ? null : { version, start, end, exact: index.slice(start, end) }
}

interface Standing {
  readonly version: number
  readonly index: CodePointIndex
  readonly anchor: Anchored
}

/** Claims that stand on an older text which this article has as well: they keep their place in it. (rule R7) */
async function standingOnes(actor: Actor, articleId: string, newest: number, { claims }: AnnotationInput) {
  const standing = new Map<string, Standing>()
  if (!claims.some(({ earlier }) => earlier)) return standing
  const { items } = await articleVersions(actor, { id: articleId })
  for (const { number, textSha256 } of items.filter((each) => each.number < newest)) {
    const own = claims.filter(({ earlier }) => earlier?.textSha256 === textSha256)
    if (own.length === 0) continue
    const { text } = await articleText(actor, { id: articleId, number })
    const anchors = anchorAll(
      text,
      own.map(({ selector }) => selector ?? {}),
    )
    const index = codePointIndex(text)
    for (const [at, { key }] of own.entries()) {
      const anchor = anchors[at]
      if (anchor) standing.set(key, { version: number, index, anchor })
    }
  }
  return standing
}

/** A claim on an older text that this article never had: followed from there into the newest. */
function followed({ selector, earlier }: ClaimInput, text: string, { article }: AnnotationInput): Anchored | null {
  const previous = article?.earlierTexts.find(({ textSha256 }) => textSha256 === earlier?.textSha256)
  return previous ? anchorOne(text, selector ?? {}, { previousText: previous.text }) : null
}
