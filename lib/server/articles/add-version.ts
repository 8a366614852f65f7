import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { fold } from '@/lib/domain/folding'
import { addressKey } from '@/lib/domain/intake/address-key'
import type { JsonValue } from '@/lib/domain/json'
import { keepsHeadline } from '@/lib/domain/intake/same-headline'
import { directionOfLanguage } from '@/lib/domain/intake/language'
import type { MaybeActor } from '@/lib/policy/actor'
import { decide } from '@/lib/policy/permissions'
import { AddVersion } from '@/lib/schemas/article-version'
import { id } from '@/lib/schemas/text'
import { type ArticleRow, factsOf, livingArticle } from '../engine/article-rows'
import { appendAuditEvents } from '../transaction/audit-trail'
import { changedFields, command } from '../engine/command'
import { reader } from '../db/clients'
import { articleVersionSeal } from '../transaction/seals'
import { forgetActs } from '../engine/undo-acts'
import { offeredText, settleChangedPages } from './watching/changed-pages'
import { carryMarks, carryNotes, findPlaces } from './carry'
import { composed, hintsOf, keepVersion, received, type ReceivedText, textSha256 } from './received-text'

/** Acts that concern places in what was the newest text: with a newer one they can't be taken back any more. */
const PLACE_ACTS = ['resize', 'accept', 'reattach', 'keep']

/**
 * Adds a new text of an article and finds every mark in it again. Marks with the same words go along; the others wait in
 * the re-anchoring queue, and what was published goes on pointing at the text that it judged. (rules R6, R7)
 *
 * Intake and anchoring happen before the lock is taken; what was marked in the meantime is found inside. The text begins with
 * its headline (rule R6): the one that a person worded, the one found in it, or, where it has none, the one that is there.
 *
 * @throws Conflict for the text that is there already, InvalidInput, TooLarge, WrongType, NotAvailable with intake's sentence
 */
export const addVersion = command({
  name: 'article.add-version',
  permission: 'article:change',
  input: AddVersion.safeExtend({ id }),
  async prepare({ input, actor }) {
    const db = reader()
    const article = await db.article.findUnique({
      where: { id: input.id },
      select: { deskId: true, versions: { select: { intake: true }, orderBy: { number: 'desc' }, take: 1 } },
    })
    // Whoever may not do it hears so at the door; nothing is fetched or read for them.
    if (!article || decide(actor, 'article:change', article.deskId, 'write') !== 'allowed') return null
    const made = await textGiven(input, actor, headlineOf(article.versions[0]?.intake))
    return { made, places: await findPlaces(db, input.id, made.text.text) }
  },
  load: ({ tx, input }) => livingArticle(tx, input.id),
  desk: ({ article }) => article.deskId,
  guard: { version: ({ article }) => article.version, needed: true },
  async run({ tx, actor, now, input, target: { article, newest }, prepared }) {
    if (article.droppedAt) throw new Conflict(say('articles.dropped-nothing-saved'))
    if (!prepared) throw new Conflict(say('articles.changed-at-this-moment'))
    const { made, places } = prepared
    const { textSha256: newestSha256, intake } = await tx.articleVersion.findUniqueOrThrow({ where: { id: newest.id } })
    if (textSha256(made.text.text) === newestSha256) {
      throw new Conflict(say('articles.same-text', { version: newest.number }), { version: newest.number })
    }
    const number = newest.number + 1
    const version = await keepVersion(tx, { articleId: article.id, number, createdById: actor.personId }, input, made)
    const { outcomes, settled } = await carryMarks(tx, article.id, version.id, places, now)
    appendAuditEvents(
      tx,
      actor,
      'article.add-version',
      settled.map((claimId) => ({
        ...{ kind: 'claim', targetId: claimId, deskId: article.deskId, articleId: article.id, claimId },
        before: { needsRecheck: true },
        after: { needsRecheck: false, sentenceRestored: true },
      })),
      now,
    )
    await carryNotes(tx, article.id, version.id, places)
    await forgetActs(tx, article.id, PLACE_ACTS)
    const offered = await settleChangedPages({ tx, actor, now }, article, input.changedPage ?? null, made.text.text)
    const said = saidOf(article, intake, input, made)
    await tx.article.update({
      where: { id: article.id },
      data: {
        ...said,
        ...(said.title === undefined ? {} : { titleFolded: fold(said.title) }),
        ...(said.canonicalUrl === undefined ? {} : { addressKey: addressKey(said.canonicalUrl) }),
        latestVersion: number,
        version: { increment: 1 },
      },
    })
    const changed = changedFields(factsOf(article), saidFields(said))
    return {
      result: { id: article.id, articleVersion: number, outcomes },
      audit: {
        kind: 'article-version',
        targetId: version.id,
        deskId: article.deskId,
        articleId: article.id,
        before: { version: newest.number, ...changed?.before },
        after: {
          version: number,
          textSha256: version.textSha256,
          receivedSha256: version.receivedSha256,
          codePoints: version.textLength,
          outcomes,
          ...(offered ? { changedPage: offered.state, changedPageId: offered.id } : {}),
          ...changed?.after,
        },
        seals: [articleVersionSeal(version)],
      },
    }
  },
})

type Headline = z.infer<typeof KeptIntake>['metadata']['title']

/**
 * What was sent in, or the changed text of the article's page that is taken.
 *
 * @param headline the one that the newest text begins with
 */
async function textGiven(
  input: AddVersion & { readonly id: string },
  actor: MaybeActor,
  headline: Headline,
): Promise<ReceivedText> {
  if (input.changedPage !== undefined) return offeredText(input.id, input.changedPage, actor?.personId ?? '')
  const worded = headline?.origin === 'person' ? { title: headline.value, ...input } : input
  const { draft, receipt } = await received(worded, hintsOf(worded), actor)
  return { draft, receipt, ...composed(draft, keepsHeadline(draft) ? { title: headline?.value, ...worded } : worded) }
}

/** What intake has found out about a text that was kept. */
const KeptIntake = z.object({
  metadata: z.object({ title: z.object({ value: z.string(), origin: z.string() }).nullable() }),
})

/** The headline that a kept text begins with. */
const headlineOf = (intake: string | undefined): Headline =>
  intake === undefined ? null : KeptIntake.parse(JSON.parse(intake)).metadata.title

/**
 * What is now said of the article: what was given with the text, and the headline when the page has another, unless a
 * person has worded the one that is there.
 */
function saidOf(article: ArticleRow, intake: string, input: AddVersion, { metadata }: ReceivedText) {
  const { outlet, byline, section, language, publishedAt, canonicalUrl } = input
  const direction = input.direction ?? (language === undefined ? undefined : directionOfLanguage(language))
  const kept = headlineOf(intake)
  const found = kept && kept.origin !== 'person' && kept.value === article.title ? metadata.title?.value : undefined
  return { title: input.title ?? found, outlet, byline, section, language, direction, publishedAt, canonicalUrl }
}

type Said = ReturnType<typeof saidOf>

const saidFields = (said: Said): Record<string, JsonValue> =>
  Object.fromEntries(Object.entries(said).filter((field): field is [string, string | null] => field[1] !== undefined))
