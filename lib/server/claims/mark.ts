import { z } from 'zod'
import { anchorOne } from '@/lib/domain/anchoring/anchor-all'
import { describe, type Selector, SelectorOutOfText, SplitsGrapheme } from '@/lib/domain/anchoring/describe'
import { codePoints } from '@/lib/domain/anchoring/units'
import { Conflict, InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say, type Sentence } from '@/lib/domain/refusals/sentence'
import { fold } from '@/lib/domain/folding'
import { claimKey } from '@/lib/policy/visibility/claim-key'
import { LONGEST_QUOTE, MarkClaim } from '@/lib/schemas/claim'
import { id } from '@/lib/schemas/text'
import { agentFor } from './agents'
import { livingArticle } from '../engine/article-rows'
import { command } from '../engine/command'
import type { Tx } from '../db/clients'
import { insertRow } from '../db/write-rows'
import { storedTime } from '../db/statements'
import type { PersonScope } from '../transaction/scope'
import { claimSeal } from '../transaction/seals'
import { replaceChain } from './chain'

/** A statement longer than this is cut; the editor words it anew anyway. UTF-16 units. */
const LONGEST_STATEMENT = 2_000

/** So much of other words is shown when a quote isn't in the text as it was given. UTF-16 units. */
const LONGEST_SHOWN = 200

/** Where a new annotation goes: the browser says positions, a machine may say words. */
interface Place {
  readonly start?: number | undefined
  readonly end?: number | undefined
  readonly exact?: string | undefined
  readonly quote?: string | undefined
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
}

/**
 * Marks a passage of an article's newest version as a claim to be checked.
 *
 * The caller says where (start, end, exact; code points) or which words (quote), the server says what (prefix, suffix),
 * and refuses a quote that isn't there: no trust, and a stale page is caught.
 *
 * @throws Conflict when `version` isn't the newest, `exact` is not the text at that place, or the quote is there twice
 * @throws InvalidInput when the range falls outside the text or splits a grapheme, or the quote isn't there
 */
export const markClaim = command({
  name: 'claim.mark',
  permission: 'claim:change',
  input: MarkClaim.safeExtend({
    articleId: id,
    /** Keeps the number of an imported claim (C7 → 7); it must never have been given in this article. */
    number: z.int().min(1).max(999_999).optional(),
    /** That `version` is an older one on which the claim stands: said by files, of claims that they bring back. (rule R7) */
    standing: z.enum(['waiting', 'kept']).optional(),
  }),
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  article: ({ article }) => article,
  async run({ tx, actor, now, input, target: { article, newest } }) {
    const older = input.standing ? await olderVersion(tx, article.id, newest.number, input.version) : null
    if (!older) requireNewest(input.version, newest.number)
    const selector = locate((older ?? newest).text, input)
    const statement = (input.statement ?? selector.exact.replace(/\s+/g, ' ').trim())
      .slice(0, LONGEST_STATEMENT)
      .toWellFormed()
    const speaker = input.speaker ? await agentFor({ tx, actor, now }, article.deskId, input.speaker) : null
    const number = nextNumber(tx, article, now, input.number)
    const claim = { ...NEW_CLAIM, id: crypto.randomUUID(), articleId: article.id, number }
    insertRow(
      tx,
      'Claim',
      {
        ...claim,
        deskId: article.deskId,
        statement,
        statementFolded: fold(statement),
        language: input.language ?? article.language,
        type: input.type ?? null,
        polarity: input.polarity ?? null,
        checkWorthiness: input.checkWorthiness ?? null,
        speakerId: speaker?.id ?? null,
        noAuthor: input.noAuthor ?? false,
        saidAt: input.saidAt ?? null,
        saidPlace: input.saidPlace ?? null,
        createdById: actor.personId,
      },
      now,
    )
    const place = { id: crypto.randomUUID(), claimId: claim.id, articleId: article.id }
    insertRow(
      tx,
      'Appearance',
      {
        ...place,
        articleVersionId: (older ?? newest).id,
        ...selector,
        ...(input.standing ? { standing: input.standing } : {}),
        createdById: actor.personId,
        changedById: actor.personId,
      },
      now,
    )
    if (older && input.standing) await enterQueue({ tx, actor, now }, place, selector, older, newest, input.standing)
    if (input.chain?.length) await replaceChain({ tx, actor, now }, article.deskId, claim.id, input.chain)
    return {
      result: { id: claim.id },
      audit: {
        kind: 'claim',
        targetId: claim.id,
        deskId: article.deskId,
        articleId: article.id,
        claimId: claim.id,
        after: {
          key: claimKey(number),
          statement,
          exact: selector.exact,
          start: selector.start,
          end: selector.end,
        },
        seals: [claimSeal(claim)],
      },
      undo: {
        articleId: article.id,
        label: 'mark',
        inverse: { command: 'claim.delete', input: { id: claim.id } },
        forward: { command: 'claim.restore', input: { id: claim.id } },
        expects: [],
        untouchedClaimId: claim.id,
      },
    }
  },
})

/** Where every claim begins. */
const NEW_CLAIM = {
  state: 'draft',
  sealedHash: null,
  submittedById: null,
  slug: null,
  publicationId: null,
  deletedAt: null,
} as const

/** @throws Conflict for what is no older version */
async function olderVersion(tx: Tx, articleId: string, newest: number, number = newest) {
  const version =
    number < newest && (await tx.articleVersion.findUnique({ where: { articleId_number: { articleId, number } } }))
  if (version) return version
  throw new Conflict(say('claims.no-older-version', { number }))
}

/** Gives a mark on an older text its entry in the re-anchoring queue, open or decided. */
async function enterQueue(
  { tx, actor, now }: PersonScope,
  mark: { readonly id: string; readonly claimId: string; readonly articleId: string },
  selector: Selector,
  older: { readonly text: string },
  newest: { readonly id: string; readonly text: string },
  standing: 'waiting' | 'kept',
) {
  const found = anchorOne(newest.text, selector, { previousText: older.text })
  const decided = { decision: 'kept', decidedById: actor.personId, decidedAt: now }
  await tx.reanchoring.create({
    data: {
      id: crypto.randomUUID(),
      articleId: mark.articleId,
      claimId: mark.claimId,
      appearanceId: mark.id,
      toVersionId: newest.id,
      outcome: found.outcome,
      score: found.score,
      start: found.start,
      end: found.end,
      candidates: JSON.stringify(found.outcome === 'ambiguous' ? found.candidates : []),
      ...(standing === 'kept' ? decided : {}),
    },
  })
}

/** The claim's number: the next one, or that of an imported claim. Numbers are never reused. (rule R32) @throws Conflict */
function nextNumber(
  { sql }: Tx,
  article: { readonly id: string; readonly claimCounter: number },
  now: Date,
  wanted?: number,
): number {
  const number = wanted ?? article.claimCounter + 1
  // The counter has passed every number that was ever given.
  if (
    wanted !== undefined &&
    sql.get('SELECT 1 FROM "Claim" WHERE "articleId" = ? AND "number" = ?', article.id, wanted)
  )
    throw new Conflict(say('claims.number-taken', { key: claimKey(number) }))
  sql.run(
    'UPDATE "Article" SET "claimCounter" = ?, "updatedAt" = ? WHERE "id" = ?',
    ...[Math.max(number, article.claimCounter), storedTime(now), article.id],
  )
  return number
}

/** @throws Conflict when the caller saw an older version of the article's text */
export function requireNewest(seen: number | undefined, newest: number) {
  if (seen !== undefined && seen !== newest) {
    throw new Conflict(say('claims.newer-text-mark', { version: newest }), { version: newest })
  }
}

/** Turns a place in the text into a selector with its surroundings. @throws Conflict, InvalidInput */
export function locate(text: string, place: Place): Selector {
  const selector = place.quote === undefined ? locateRange(text, place) : locateQuote(text, place.quote, place)
  if (selector.exact.trim() === '') throw invalidRange(say('claims.nothing-at-that-place'))
  if (selector.exact.length > LONGEST_QUOTE) throw invalidRange(say('claims.mark-too-long'))
  return selector
}

function locateRange(text: string, place: Place): Selector {
  const { start = 0, end = 0, exact } = place
  if (end <= start) throw invalidRange(say('claims.end-before-start'))
  const selector = described(text, start, end)
  if (exact !== undefined && exact !== selector.exact) {
    throw new Conflict(say('claims.other-words-there'), { found: selector.exact.slice(0, 200) })
  }
  return selector
}

function described(text: string, start: number, end: number): Selector {
  try {
    return describe(text, codePoints(start), codePoints(end))
  } catch (error) {
    if (error instanceof SelectorOutOfText) throw invalidRange(say('claims.outside-the-article'))
    if (error instanceof SplitsGrapheme) throw invalidRange(say('claims.cuts-a-character'))
    throw error
  }
}

function locateQuote(text: string, quote: string, { prefix, suffix }: Place): Selector {
  const found = anchorOne(text, {
    exact: quote,
    ...(prefix === undefined ? {} : { prefix }),
    ...(suffix === undefined ? {} : { suffix }),
  })
  if (found.outcome === 'ambiguous') {
    throw new Conflict(say('claims.quote-in-several-places', { count: found.candidates.length }), {
      places: found.candidates.length,
    })
  }
  if (found.outcome === 'changed') {
    const words = found.after.slice(0, LONGEST_SHOWN).toWellFormed()
    throw new InvalidInput(say('claims.quote-differs', { words }), [
      fault('/quote', say('faults.stands-as', { words })),
    ])
  }
  if (found.outcome === 'lost') {
    throw new InvalidInput(say('claims.quote-not-there'), [fault('/quote', say('faults.not-in-text'))])
  }
  return described(text, found.start, found.end)
}

const invalidRange = (sentence: Sentence) => new InvalidInput(sentence, [fault('/start', sentence)])
