import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { DeskRole } from '@/lib/domain/codes'
import type { Actor } from '@/lib/policy/actor'
import type { AgentFields } from '@/lib/schemas/agent'
import type { ImportArticle } from '@/lib/schemas/article'
import type { DescribeClaim, MarkClaim } from '@/lib/schemas/claim'
import type { AttachEvidence } from '@/lib/schemas/evidence'
import type { RelateClaims } from '@/lib/schemas/relation'
import type { AddSource } from '@/lib/schemas/source'
import type { GiveVerdict } from '@/lib/schemas/verdict'
import { addAgent } from '@/lib/server/claims/agents'
import { importArticle } from '@/lib/server/articles/import'
import { articleText } from '@/lib/server/articles/show'
import { publishClaim } from '@/lib/server/checks/publish'
import { describeClaim } from '@/lib/server/claims/describe'
import { markClaim } from '@/lib/server/claims/mark'
import { reviewClaim, submitClaim } from '@/lib/server/claims/review'
import { oneClaim } from '@/lib/server/claims/show'
import { addComment } from '@/lib/server/claims/comments'
import { addDesk } from '@/lib/server/newsroom/desks'
import { env } from '@/lib/server/platform/env'
import { attachEvidence } from '@/lib/server/claims/evidence'
import { disablePerson, invitePerson } from '@/lib/server/people/accounts'
import { actorForEmail } from '@/lib/server/people/actors'
import { bootstrap } from '@/lib/server/upkeep/bootstrap'
import { SYSTEM } from '@/lib/server/engine/system-actor'
import { relateClaims } from '@/lib/server/claims/relations'
import { addSource } from '@/lib/server/claims/sources'
import { giveVerdict } from '@/lib/server/claims/verdicts'

/*
 * One way to make data, for the demo, tests and the browser journeys: through the commands, as the people who would do
 * it. Everything is optional but who does it; what is not given is plausible and different each time.
 */

/** Two processes may make data in one database: names that must be unique carry it. */
const RUN = randomBytes(4).toString('hex')

let count = 0
const next = () => (count += 1)

export interface Newsroom {
  /** Administrator, and chief of the desk "Newsroom". */
  readonly owner: Actor
  readonly deskId: string
}

/** The newsroom as it stands after the first start: one owner, one desk, the house scale. A second call finds the same. */
export async function makeNewsroom(): Promise<Newsroom> {
  await bootstrap()
  const owner = await actorForEmail(env().ownerEmail, 'web')
  const [deskId] = owner?.roles.keys() ?? []
  if (!owner || deskId === undefined) throw new Error('the newsroom has lost its owner')
  return { owner, deskId }
}

export async function makeDesk(given: { readonly name?: string } = {}): Promise<{ id: string; name: string }> {
  const name = given.name ?? `Desk ${next()} ${RUN}`
  const { id } = await addDesk(SYSTEM, { name })
  return { id, name }
}

export interface NewPerson {
  readonly name?: string
  readonly email?: string
  /** The role on `deskId`; `admin` is site-wide and needs no desk. */
  readonly role?: DeskRole | 'admin'
  readonly deskId?: string
  /** Hashing takes a moment: only for those who sign in by password. */
  readonly password?: string
  readonly disabled?: boolean
}

/** A person, as the actor they are at this moment. */
export async function makePerson(given: NewPerson = {}): Promise<Actor & { readonly email: string }> {
  const { role, deskId, password } = given
  const name = given.name ?? `${NAMES[next() % NAMES.length]} ${count}`
  const email = given.email ?? `person-${next()}-${RUN}@newsroom.example`
  const memberships = deskId && role && role !== 'admin' ? [{ deskId, role }] : []
  const { personId } = await invitePerson(SYSTEM, {
    email,
    name,
    admin: role === 'admin',
    memberships,
    ...(password === undefined ? {} : { password }),
  })
  const actor = await actorForEmail(email, 'web')
  if (!actor) throw new Error(`${email} was not made`)
  if (given.disabled) await disablePerson(SYSTEM, { personId })
  return { ...actor, email }
}

const NAMES = ['Noor Aziz', 'Ines Weber', 'Samir Haddad', 'Clara Lindqvist', 'Tomas Novak', 'Leila Mansour']

export interface Team {
  readonly deskId: string
  readonly editor: Actor
  readonly reviewer: Actor
  readonly chief: Actor
  /** Administrator without any membership. */
  readonly admin: Actor
  /** Chief of another desk. */
  readonly stranger: Actor
}

/** A desk with one person in each role, an administrator who belongs to none, and the chief of another desk. */
export async function makeTeam(): Promise<Team> {
  await makeNewsroom()
  const { id: deskId } = await makeDesk()
  const other = await makeDesk()
  return {
    deskId,
    editor: await makePerson({ role: 'editor', deskId }),
    reviewer: await makePerson({ role: 'reviewer', deskId }),
    chief: await makePerson({ role: 'chief', deskId }),
    admin: await makePerson({ role: 'admin' }),
    stranger: await makePerson({ role: 'chief', deskId: other.id }),
  }
}

/** The text of an article that nobody gave one: four sentences in two paragraphs, each of them once. */
export const SAMPLE_TEXT = `Harbour fees doubled, minister says

The transport minister said on Monday that harbour fees had doubled since spring. Shipping companies deny it.

Unnamed officials told the Harbour Gazette that a secret list of exempt ships exists. The port authority did not answer.`

export interface MadeArticle {
  readonly id: string
  /** The text that positions count in. */
  readonly text: string
}

/** An article from pasted text. */
export async function makeArticle(actor: Actor, given: Partial<ImportArticle> = {}): Promise<MadeArticle> {
  const content = given.html ?? given.markdown ?? given.url ?? given.file
  const { id } = await importArticle(actor, {
    language: 'en',
    publishedAt: '2026-03-02',
    outlet: 'The Quay',
    known: 'import',
    ...(content === undefined ? { text: SAMPLE_TEXT } : {}),
    ...given,
  })
  const { text } = await articleText(actor, { id })
  return { id, text }
}

/** A claim, described so far that only evidence and a verdict are missing. Without a place it takes the first sentence. */
export async function makeClaim(
  actor: Actor,
  articleId: string,
  given: Partial<z.input<typeof MarkClaim>> = {},
): Promise<{ id: string }> {
  const placed = given.quote !== undefined || given.start !== undefined
  const quote = placed ? {} : { quote: await firstSentence(actor, articleId) }
  return markClaim(actor, { articleId, noAuthor: given.speaker === undefined, type: 'event', ...quote, ...given })
}

async function firstSentence(actor: Actor, articleId: string): Promise<string> {
  const { text } = await articleText(actor, { id: articleId })
  const body = text.split('\n\n')[1] ?? text
  return body.split(/(?<=\.) /)[0] ?? body
}

/** Describes a claim as whoever saw its present version. */
export async function changeDescription(actor: Actor, claimId: string, fields: z.input<typeof DescribeClaim>) {
  const { version } = await oneClaim(actor, { id: claimId })
  return describeClaim(actor, { id: claimId, ...fields }, { version })
}

export const makeAgent = (actor: Actor, given: Partial<z.input<typeof AgentFields>> & { deskId?: string } = {}) =>
  addAgent(actor, { name: `Speaker ${next()}`, kind: 'person', ...given })

export const makeSource = (actor: Actor, given: Partial<z.input<typeof AddSource>> = {}) =>
  addSource(actor, {
    title: `Register of harbour fees ${next()}`,
    kind: 'document',
    primary: true,
    publishedAt: '2026-02-27',
    ...given,
  })

/** Evidence from a new primary source that supports the claim, unless another is given. */
export async function makeEvidence(
  actor: Actor,
  claimId: string,
  given: Partial<z.input<typeof AttachEvidence>> = {},
): Promise<{ id: string }> {
  const source = {
    title: `Register of harbour fees ${next()}`,
    kind: 'document' as const,
    primary: true,
    publishedAt: '2026-02-27',
  }
  const cited = given.sourceId === undefined && given.source === undefined ? { source } : {}
  return attachEvidence(actor, {
    claimId,
    stance: 'supports',
    passage: 'The fee rose from 40 to 80 for each berth.',
    ...cited,
    ...given,
  })
}

export const makeVerdict = (actor: Actor, claimId: string, given: Partial<z.input<typeof GiveVerdict>> = {}) =>
  giveVerdict(
    actor,
    {
      claimId,
      kind: 'truth',
      rating: given.kind === 'attribution' ? 'accurate-paraphrase' : 'true',
      asOf: '2026-03-02',
      confidence: 'high',
      justification: 'The register shows it.',
      ...given,
    },
    { version: 'any' },
  )

export const makeComment = (actor: Actor, claimId: string, text = 'Who says this?') =>
  addComment(actor, { claimId, text })

export const makeRelation = (
  actor: Actor,
  from: string,
  to: string,
  given: Partial<z.input<typeof RelateClaims>> = {},
) => relateClaims(actor, { from, to, type: 'contradicts', ...given })

/** A claim that its desk could hand in: described, with evidence and both verdicts, the gate satisfied but for review. */
export async function makeReadyClaim(
  actor: Actor,
  articleId: string,
  given: Partial<z.input<typeof MarkClaim>> = {},
): Promise<{ id: string }> {
  const claim = await makeClaim(actor, articleId, given)
  await makeEvidence(actor, claim.id)
  await makeVerdict(actor, claim.id, { justification: 'The register [1] shows it.' })
  await makeVerdict(actor, claim.id, { kind: 'attribution', justification: 'The minister said it in these words.' })
  return claim
}

const versionOf = async (actor: Actor, id: string) => ({ version: (await oneClaim(actor, { id })).version })

/** A ready claim, handed in. */
export async function makeSubmittedClaim(
  actor: Actor,
  articleId: string,
  given: Partial<z.input<typeof MarkClaim>> = {},
): Promise<{ id: string }> {
  const { id } = await makeReadyClaim(actor, articleId, given)
  await submitClaim(actor, { id }, await versionOf(actor, id))
  return { id }
}

/** Another person's decision on a claim that was handed in. */
export async function makeReview(
  reviewer: Actor,
  id: string,
  given: { readonly decision: 'approve' } | { readonly decision: 'return'; readonly reason: string } = {
    decision: 'approve',
  },
) {
  return reviewClaim(reviewer, { id, ...given }, await versionOf(reviewer, id))
}

/** A claim that one wrote and another approved. */
export async function makeApprovedClaim(
  by: Pick<Team, 'editor' | 'reviewer'>,
  articleId: string,
  given: Partial<z.input<typeof MarkClaim>> = {},
): Promise<{ id: string }> {
  const { id } = await makeSubmittedClaim(by.editor, articleId, given)
  await makeReview(by.reviewer, id)
  return { id }
}

/** A claim that went all the way to readers. */
export async function makePublishedClaim(
  by: Pick<Team, 'editor' | 'reviewer' | 'chief'>,
  articleId: string,
  given: Partial<z.input<typeof MarkClaim>> = {},
): Promise<{ id: string; slug: string }> {
  const { id } = await makeApprovedClaim(by, articleId, given)
  const { slug } = await publishClaim(by.chief, { id }, await versionOf(by.chief, id))
  return { id, slug }
}
