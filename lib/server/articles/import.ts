import { codePointLength } from '@/lib/domain/anchoring/text'
import { Conflict, KnownArticle } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { fold } from '@/lib/domain/folding'
import { addressKey } from '@/lib/domain/intake/address-key'
import { composeText } from '@/lib/domain/intake/compose'
import { directionOfLanguage } from '@/lib/domain/intake/language'
import type { MaybeActor } from '@/lib/policy/actor'
import { decide } from '@/lib/policy/permissions'
import { ImportArticle } from '@/lib/schemas/article'
import { command } from '../engine/command'
import { reader } from '../db/clients'
import { deskMeant } from '../engine/desk-rows'
import { query } from '../engine/query'
import { articleVersionSeal } from '../transaction/seals'
import { watchNewArticle } from './watching/watch'
import { compare, knownArticles, knownBy } from './known'
import { composed, hintsOf, keepVersion, received } from './received-text'

/** What the preview shows: the draft with its struck-out pieces; nothing is stored. */
export const previewArticle = query({
  name: 'article.preview',
  permission: 'article:change',
  input: ImportArticle,
  load: async ({ db, actor, input }) => deskMeant(db, actor, input.deskId),
  desk: (desk) => desk.id,
  async show({ db, actor, input }) {
    const { draft, receipt } = await received(input, 'as previewed', actor)
    const { sha256, byteLength, encoding, url, finalUrl, fetchedAt } = receipt
    const found = fetchedAt === undefined ? {} : { url, finalUrl, fetchedAt }
    const { text } = composeText(draft.pieces, new Set(input.restored ?? []), draft.metadata)
    const addresses = [input.canonicalUrl, url, finalUrl, draft.metadata.canonicalUrl?.value]
    return {
      draft,
      received: { sha256, byteLength, encoding, ...found },
      /** What is here already and probably the same article. */
      known: await knownArticles(db, actor, { text, addresses }),
    }
  },
})

/**
 * Brings an article in: the clean text as version 1, the received bytes beside it, untouched, with their SHA-256.
 *
 * @throws KnownArticle when it is here already and `known` doesn't say to import it all the same
 * @throws InvalidInput, TooLarge, WrongType, NotAvailable with intake's sentence
 */
export const importArticle = command({
  name: 'article.import',
  permission: 'article:change',
  input: ImportArticle,
  async prepare({ input, actor }) {
    // Whoever may not do it hears so at the door; nothing is fetched for them.
    if (input.url !== undefined && !(await mayImport(actor, input.deskId))) return null
    const { draft, receipt } = await received(input, hintsOf(input), actor)
    const prepared = { draft, receipt, ...composed(draft, input) }
    if (input.known === 'import' || !(await mayImport(actor, input.deskId))) return { ...prepared, compared: null }
    const addresses = [input.canonicalUrl, receipt.url, receipt.finalUrl, draft.metadata.canonicalUrl?.value]
    return { ...prepared, compared: await compare(reader(), actor, { text: prepared.text.text, addresses }) }
  },
  load: async ({ tx, actor, input }) => deskMeant(tx, actor, input.deskId),
  desk: (desk) => desk.id,
  async run({ tx, actor, now, input, target: desk, prepared }) {
    if (!prepared) throw new Conflict(say('people.role-changed-save'))
    const { receipt, text, metadata, compared } = prepared
    const known = compared ? await knownBy(tx, actor, compared) : []
    if (known.length > 0) throw new KnownArticle(known)
    const language = input.language ?? metadata.language.value
    const title = metadata.title?.value ?? firstWords(text.text)
    const canonicalUrl = input.canonicalUrl === undefined ? (metadata.canonicalUrl?.value ?? null) : input.canonicalUrl
    const article = await tx.article.create({
      data: {
        id: crypto.randomUUID(),
        deskId: desk.id,
        title,
        titleFolded: fold(title),
        outlet: input.outlet === undefined ? (metadata.outlet?.value ?? null) : input.outlet,
        byline: input.byline === undefined ? (metadata.byline?.value ?? null) : input.byline,
        section: input.section === undefined ? (metadata.section?.value ?? null) : input.section,
        language,
        direction: input.direction ?? (input.language ? directionOfLanguage(input.language) : metadata.direction.value),
        publishedAt: input.publishedAt === undefined ? (metadata.publishedAt?.value ?? null) : input.publishedAt,
        canonicalUrl,
        addressKey: addressKey(canonicalUrl ?? receipt.finalUrl),
        latestVersion: 1,
        createdById: actor.personId,
      },
    })
    const place = { articleId: article.id, number: 1, createdById: actor.personId }
    const version = await keepVersion(tx, place, input, prepared)
    await watchNewArticle({ tx, actor, now }, article, desk)
    return {
      result: { id: article.id, articleVersion: 1 },
      audit: {
        kind: 'article',
        targetId: article.id,
        deskId: desk.id,
        articleId: article.id,
        after: { title, receivedSha256: receipt.sha256, codePoints: codePointLength(text.text) },
        seals: [articleVersionSeal(version)],
      },
    }
  },
})

async function mayImport(actor: MaybeActor, deskId: string | undefined): Promise<boolean> {
  const desk = await deskMeant(reader(), actor, deskId)
  return desk !== null && decide(actor, 'article:change', desk.id, 'write') === 'allowed'
}

/** Names an article that has no headline. */
const firstWords = (text: string) => text.split('\n', 1)[0]?.slice(0, 120).toWellFormed() ?? ''
