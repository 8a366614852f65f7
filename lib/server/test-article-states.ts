import type { z } from 'zod'
import { ATTRIBUTION_RATINGS, RELATION_TYPES, STANCES } from '@/lib/domain/codes'
import { DEFAULT_RATINGS } from '@/lib/domain/rating'
import type { ImportArticle } from '@/lib/schemas/article'
import type { MarkClaim } from '@/lib/schemas/claim'
import {
  changeDescription,
  makeAgent,
  makeApprovedClaim,
  makeClaim,
  makeComment,
  makeEvidence,
  makePublishedClaim,
  makeReadyClaim,
  makeRelation,
  makeReview,
  makeSource,
  makeSubmittedClaim,
  makeVerdict,
  SAMPLE_TEXT,
  type Team,
} from '@/prisma/factories'
import { mergeAgent } from './claims/agents'
import { addVersion } from './articles/add-version'
import { changeArticle } from './articles/change'
import { reanchoringQueue } from './articles/reanchoring-queue'
import { oneArticle } from './articles/show'
import { correctClaim, retractClaim } from './checks/publish'
import { acceptPlace, keepPlace } from './claims/reanchor'
import { deleteClaim } from './claims/remove'
import { dropClaim, submitClaim } from './claims/review'
import { oneClaim } from './claims/show'
import { addComment, addNote, deleteComment, resolveComment } from './claims/comments'
import { changeEvidence, deleteEvidence } from './claims/evidence'
import { deleteRelation } from './claims/relations'
import { changeSource } from './claims/sources'
import { confirmVerdict, takeBackVerdict } from './claims/verdicts'

const ANY = { version: 'any' } as const

const seen = async ({ chief }: Team, id: string) => ({ version: (await oneClaim(chief, { id })).version })
/** Adds a text as the newest of an article. */
export const addText = async ({ editor }: Pick<Team, 'editor'>, articleId: string, text: string) =>
  addVersion(editor, { id: articleId, text }, { version: (await oneArticle(editor, { id: articleId })).version })

/** Somebody's words as they may be typed: both directions, Markdown, quotes, line ends, signs beyond the BMP. */
const TYPED = '  «الرسوم» rose by 50 %:\n\n- [1], [2]\n- "so" they say\t🚢  '

const LONG_NAME = `${'Name '.repeat(39)}last`

/** What is done to a fresh article, of the sample text unless another is given. */
type ArticleState = [
  what: string,
  make: (team: Team, articleId: string) => Promise<unknown>,
  article?: Partial<ImportArticle>,
]

/** The state in which names say little. */
export const ALIKE = 'agents and sources that are named alike'

/** The state in which what was said stays in the house. */
export const GUARDED = 'what was said of a claim that cited a confidential source'

/** Every state of an article and its claims that the API allows, by examples. */
export const ARTICLE_STATES: readonly ArticleState[] = [
  ['nothing marked', async () => {}],
  [
    'bare drafts, nested and at the same words',
    async (team, id) => {
      await makeClaim(team.editor, id)
      await makeClaim(team.editor, id)
      await makeClaim(team.editor, id, { quote: 'harbour fees had doubled' })
      await makeClaim(team.editor, id, { version: 1, start: 0, end: 35 })
      await makeClaim(team.editor, id, { version: 1, start: 28, end: 60 })
    },
  ],
  [
    'all that describes a claim',
    async (team, id) => {
      const chain: z.input<typeof MarkClaim>['chain'] = [
        { agent: { name: 'Unnamed officials', kind: 'unnamed' }, role: 'originator', force: 'reports' },
        {
          agent: { name: 'Harbour Gazette', kind: 'organisation', aliases: ['الجريدة'] },
          role: 'relay',
          verb: 'wrote',
        },
        { agent: { name: 'The Quay', kind: 'organisation' }, role: 'narrator', verb: 'كتبت', force: 'doubts' },
      ]
      const { id: speaker } = await makeAgent(team.editor, {
        name: 'فيصل المقداد',
        aliases: ['Miqdad', 'Mekdad'],
        description: 'Minister',
        sameAs: 'https://www.wikidata.org/wiki/Q1',
      })
      await makeClaim(team.editor, id, {
        statement: 'تضاعفت الرسوم "منذ" الربيع 🚢',
        language: 'ar',
        type: 'numerical',
        polarity: 'denies',
        checkWorthiness: 'check',
        saidAt: '2026-03',
        saidPlace: 'Harbour',
        speaker,
        chain,
      })
    },
  ],
  [
    ALIKE,
    async (team, id) => {
      const agents = [
        { name: 'Miqdad', aliases: ['Mekdad'], kind: 'person' },
        { name: 'Mekdad', kind: 'person' },
        { name: 'Mekdad', kind: 'person' },
        { name: 'Mekdad', kind: 'person', description: 'Another one' },
        { name: 'Mekdad', kind: 'organisation' },
      ] as const
      for (const agent of agents) {
        const { id: speaker } = await makeAgent(team.editor, {
          ...agent,
          aliases: 'aliases' in agent ? [...agent.aliases] : [],
        })
        const { id: claim } = await makeClaim(team.editor, id, { speaker })
        await makeEvidence(team.editor, claim, { source: { title: 'Mekdad', kind: 'statement' }, originId: speaker })
      }
    },
  ],
  [
    'names as long as they may be',
    async (team, id) => {
      const { id: speaker } = await makeAgent(team.editor, {
        name: LONG_NAME,
        aliases: ['a'.repeat(200)],
      })
      const { id: again } = await makeAgent(team.editor, {
        name: LONG_NAME,
        description: 'x'.repeat(500),
      })
      const { id: claim } = await makeClaim(team.editor, id, { speaker, statement: 'S'.repeat(2_000) })
      const source = { title: 'T'.repeat(500), kind: 'dataset', publisher: 'P'.repeat(200) } as const
      await makeEvidence(team.editor, claim, {
        source,
        originId: again,
        note: 'n'.repeat(10_000),
        passage: 'p'.repeat(20_000),
      })
      await makeEvidence(team.editor, claim, { source: { ...source, url: `https://e.example/${'u'.repeat(1_900)}` } })
      await makeVerdict(team.editor, claim, { justification: 'j'.repeat(20_000) })
    },
  ],
  [
    'evidence of each stance, its numbers with gaps',
    async (team, id) => {
      const claim = await makeClaim(team.editor, id)
      const { id: origin } = await makeSource(team.editor, { title: 'First report', language: 'ar', kind: 'report' })
      const gone = await makeEvidence(team.editor, claim.id)
      for (const stance of STANCES) {
        await makeEvidence(team.editor, claim.id, {
          ...{ stance, passage: TYPED, note: TYPED, question: 'Who?', answer: TYPED, originId: origin },
          ...{ reliability: 'B', credibility: '2', hindsight: stance === 'context' },
        })
      }
      await makeEvidence(team.editor, claim.id, { sourceId: origin, passage: null })
      await makeEvidence(team.editor, claim.id, {
        source: { title: 'A page', kind: 'image', url: 'https://e.example/?q=ä#x', reliability: 'F' },
      })
      await deleteEvidence(team.editor, { id: gone.id }, ANY)
    },
  ],
  [
    'late evidence',
    async (team, id) => {
      const claim = await makeClaim(team.editor, id)
      for (const publishedAt of [null, '2026', '2026-02', '2026-03-02T23:30:00Z']) {
        const { id: sourceId } = await makeSource(team.editor, { publishedAt })
        await makeEvidence(team.editor, claim.id, { sourceId })
      }
      await makeVerdict(team.editor, claim.id)
      const [first] = (await oneClaim(team.editor, { id: claim.id })).evidence
      await changeSource(team.editor, { id: first?.sourceId ?? '', publishedAt: '2026-03-03' }, ANY)
    },
  ],
  [
    'every rating of the scale',
    async (team, id) => {
      for (const { code } of DEFAULT_RATINGS) {
        const { id: claim } = await makeClaim(team.editor, id)
        await makeVerdict(team.editor, claim, { rating: code, justification: TYPED, confidence: null })
      }
    },
  ],
  [
    'every attribution, without a word on the truth',
    async (team, id) => {
      for (const rating of ATTRIBUTION_RATINGS) {
        const { id: claim } = await makeClaim(team.editor, id)
        await makeVerdict(team.editor, claim, { kind: 'attribution', rating, asOf: '2025-12-31' })
      }
    },
  ],
  [
    'a verdict that was taken back, and one without reasons',
    async (team, id) => {
      const { id: claim } = await makeReadyClaim(team.editor, id)
      await takeBackVerdict(team.editor, { claimId: claim, kind: 'truth' }, ANY)
      const { id: other } = await makeClaim(team.editor, id)
      await makeVerdict(team.editor, other, { justification: '', confidence: 'low' })
    },
  ],
  [
    'confidential sources, with notes internal and released',
    async (team, id) => {
      const claim = await makeClaim(team.editor, id)
      const { id: sourceId } = await makeSource(team.editor, {
        publisher: 'The ministry',
        url: 'https://ministry.example/',
      })
      for (const note of ['Met at the ferry.', 'They saw the list.', null])
        await makeEvidence(team.editor, claim.id, { sourceId, note })
      const cover = { confidential: true, title: 'An official', url: null, identity: 'Rana Qasim' }
      await changeSource(team.editor, { id: sourceId, ...cover }, ANY)
      const released = (await oneClaim(team.editor, { id: claim.id })).evidence.find(({ number }) => number === 2)
      await changeEvidence(team.editor, { id: released?.id ?? '', noteReleased: true }, ANY)
    },
  ],
  [
    'relations of each type, one deleted',
    async (team, id) => {
      const ids: string[] = []
      for (let at = 0; at <= RELATION_TYPES.length; at += 1) ids.push((await makeClaim(team.editor, id)).id)
      const [first = ''] = ids
      for (const [at, type] of RELATION_TYPES.entries()) {
        const other = ids[at + 1] ?? ''
        const more = at % 2 === 0 ? { note: TYPED } : ({ strength: 'partial' } as const)
        await makeRelation(team.editor, ...(at % 3 === 0 ? ([other, first] as const) : ([first, other] as const)), {
          type,
          ...more,
        })
      }
      const gone = await makeRelation(team.editor, ids[1] ?? '', ids[2] ?? '', { type: 'supports' })
      await deleteRelation(team.editor, { id: gone.id }, ANY)
    },
  ],
  [
    'comments in threads, open and closed, and notes on words of two texts',
    async (team, id) => {
      const claim = await makeClaim(team.editor, id, { quote: 'did not answer' })
      const first = await makeComment(team.reviewer, claim.id, TYPED.trim())
      const answer = { claimId: claim.id, replyTo: first.id, text: 'The minister.' }
      const { id: answered } = await addComment(team.editor, answer)
      await addComment(team.chief, { ...answer, replyTo: answered, text: 'Which one?' })
      const closed = await makeComment(team.chief, claim.id, 'Done?')
      await resolveComment(team.editor, { id: closed.id }, ANY)
      const gone = await makeComment(team.editor, claim.id, 'A slip.')
      await deleteComment(team.editor, { id: gone.id }, ANY)
      const other = await makeClaim(team.editor, id)
      await makeComment(team.editor, other.id)
      const note = { articleId: id, start: 0, end: 12, text: 'A better headline?' }
      const reworded = SAMPLE_TEXT.indexOf('had doubled')
      await addNote(team.reviewer, { ...note, version: 1, start: reworded, end: reworded + 'had doubled'.length })
      await addText(team, id, SECOND)
      await addNote(team.editor, { ...note, version: 2 })
      const { id: settled } = await addNote(team.chief, { ...note, version: 2, start: 13, end: 20 })
      await resolveComment(team.editor, { id: settled }, ANY)
    },
  ],
  [
    GUARDED,
    async (team, id) => {
      const claim = await makeClaim(team.editor, id)
      await makeComment(team.editor, claim.id, 'Only Qasim could know.')
      const { id: sourceId } = await makeSource(team.editor)
      const { id: evidence } = await makeEvidence(team.editor, claim.id, { sourceId })
      await changeSource(team.editor, { id: sourceId, confidential: true, title: 'A person' }, ANY)
      await deleteEvidence(team.editor, { id: evidence }, ANY)
      const open = await makeClaim(team.editor, id)
      await makeComment(team.editor, open.id, 'Who says so?')
    },
  ],
  [
    'every state of the work',
    async (team, id) => {
      await makeSubmittedClaim(team.editor, id)
      const returned = await makeSubmittedClaim(team.editor, id)
      await makeReview(team.reviewer, returned.id, { decision: 'return', reason: 'Who says so?' })
      const dropped = await makeClaim(team.editor, id)
      await dropClaim(team.editor, { id: dropped.id, reason: 'An opinion.' }, await seen(team, dropped.id))
      const deleted = await makeReadyClaim(team.editor, id)
      await deleteClaim(team.editor, { id: deleted.id }, await seen(team, deleted.id))
      await makeApprovedClaim(team, id)
      await makePublishedClaim(team, id)
      const corrected = await makePublishedClaim(team, id)
      await changeDescription(team.editor, corrected.id, { statement: 'Fees rose by half.' })
      await submitClaim(team.editor, { id: corrected.id }, await seen(team, corrected.id))
      await makeReview(team.reviewer, corrected.id)
      await correctClaim(
        team.chief,
        { id: corrected.id, kind: 'correction', note: 'Misread.' },
        await seen(team, corrected.id),
      )
      const copy = await makePublishedClaim(team, id)
      await changeDescription(team.editor, copy.id, { statement: 'A working copy.' })
      const retracted = await makePublishedClaim(team, id)
      await retractClaim(team.chief, { id: retracted.id, reason: 'Wrong.' }, await seen(team, retracted.id))
    },
  ],
  [
    'an article with several texts, its claims on all of them',
    async (team, id) => {
      const accepted = await makeReadyClaim(team.editor, id, { quote: 'harbour fees had doubled since spring' })
      const kept = await makeReadyClaim(team.editor, id, { quote: 'secret list of exempt ships' })
      await makeReadyClaim(team.editor, id, { quote: 'Shipping companies deny it' })
      await makeReadyClaim(team.editor, id, { quote: 'did not answer' })
      await addText(team, id, SECOND)
      const { items } = await reanchoringQueue(team.editor, { articleId: id })
      const entry = (claimId: string) => ({ id: items.find(({ claim }) => claim.id === claimId)?.id ?? '' })
      await acceptPlace(team.editor, entry(accepted.id), ANY)
      await confirmVerdict(team.editor, { claimId: accepted.id, kind: 'truth' }, ANY)
      await keepPlace(team.editor, entry(kept.id), ANY)
      await makeReadyClaim(team.editor, id, { quote: 'secret list of exempted ships' })
      await addText(team, id, THIRD)
    },
  ],
  [
    'an agent with the names of many',
    async (team, id) => {
      const names = (letter: string) => Array.from({ length: 100 }, (_, at) => `${letter}${at}`)
      const [one, other] = [
        await makeAgent(team.editor, { name: 'One', aliases: names('a') }),
        await makeAgent(team.editor, { name: 'Other', aliases: names('b').slice(1) }),
      ]
      await makeClaim(team.editor, id, { speaker: one.id })
      await mergeAgent(team.editor, { id: one.id, into: other.id }, ANY)
    },
  ],
  [
    'a chain of which two hops became one',
    async (team, id) => {
      const names = ['One', 'Two', 'Three']
      const agents = await Promise.all(names.map((name) => makeAgent(team.editor, { name })))
      const roles = ['originator', 'relay', 'narrator'] as const
      await makeClaim(team.editor, id, {
        chain: agents.map(({ id: agent }, at) => ({ agent, role: roles[at] ?? 'relay' })),
      })
      await mergeAgent(team.editor, { id: agents[1]?.id ?? '', into: agents[0]?.id ?? '' }, ANY)
    },
  ],
  [
    'an article in Arabic, all that is known of it',
    async (team, id) => {
      await makeReadyClaim(team.editor, id, { quote: 'إن الرسوم ارتفعت' })
      await changeArticle(
        team.editor,
        { id, section: 'World', canonicalUrl: 'https://quay.example/ar', publishedAt: '2026' },
        ANY,
      )
    },
    {
      text: 'رسوم الميناء\n\nقالت الوزيرة إن الرسوم ارتفعت. 🚢 لم يجب أحد.',
      title: 'رسوم الميناء',
      language: 'ar',
      byline: 'ر. قاسم',
    },
  ],
]

const SECOND = SAMPLE_TEXT.replace('had doubled', 'had nearly doubled')
  .replace('exempt ships', 'exempted ships')
  .replace('companies deny', 'firms deny')
const THIRD = `${SECOND}\n\nUpdated on Tuesday.`
