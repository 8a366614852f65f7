import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conflict, Forbidden, Refusal } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import {
  makeArticle,
  makePerson,
  makePublishedClaim,
  makeReadyClaim,
  makeReview,
  makeTeam,
  makeVerdict,
} from '@/prisma/factories'
import { retractClaim } from '../checks/publish'
import { commands } from '../engine/command'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { withoutTrace } from '../test-rows'
import { dropClaim, submitClaim } from './review'
import { oneClaim } from './show'

/*
 * Role × state × own work: the table of product.md (rule R29) copied by hand, tried through every verb's command.
 */

const VERBS = {
  submit: { command: 'claim.submit', in: ['draft', 'returned', 'copy'], least: 'editor' },
  withdraw: { command: 'claim.withdraw', in: ['submitted', 'assigned'], least: 'editor', by: ['author'] },
  take: { command: 'claim.take', in: ['submitted', 'assigned'], least: 'reviewer', not: ['author'] },
  approve: { command: 'claim.review', in: ['submitted'], least: 'reviewer', not: ['author', 'hand'] },
  return: { command: 'claim.review', in: ['submitted'], least: 'reviewer', not: ['author'] },
  publish: { command: 'check.publish', in: ['approved'], least: 'chief' },
  correct: { command: 'check.correct', in: ['approved copy'], least: 'chief' },
  retract: { command: 'check.retract', in: ['published', 'copy', 'approved copy'], least: 'chief' },
  drop: { command: 'claim.drop', in: ['draft', 'returned'], least: 'editor' },
  reopen: { command: 'claim.reopen', in: ['dropped'], least: 'editor' },
} as const satisfies Record<string, Row>

interface Row {
  readonly command: string
  /** Where it can be done: a state, or `copy` for the working copy of what is public. */
  readonly in: readonly State[]
  readonly least: Role
  readonly by?: readonly Who[]
  readonly not?: readonly Who[]
}

type Verb = keyof typeof VERBS
type State = (typeof STATES)[number]
type Who = (typeof PEOPLE)[number]
type Role = 'editor' | 'reviewer' | 'chief'

const STATES = [
  ...(['draft', 'submitted', 'assigned', 'returned', 'approved', 'published'] as const),
  ...(['copy', 'approved copy', 'retracted', 'dropped'] as const),
]

/** `author`: a chief whose work it is and who submitted it. `hand`: a reviewer who gave a verdict anew. */
const PEOPLE = ['editor', 'reviewer', 'chief', 'author', 'hand'] as const
const ROLE: Readonly<Record<Who, Role>> = {
  editor: 'editor',
  reviewer: 'reviewer',
  chief: 'chief',
  author: 'chief',
  hand: 'reviewer',
}
const RANKS: readonly Role[] = ['editor', 'reviewer', 'chief']

const INPUTS: Readonly<Partial<Record<Verb, object>>> = {
  approve: { decision: 'approve' },
  return: { decision: 'return', reason: 'Who says so?' },
  correct: { kind: 'update', note: 'New figures.' },
  retract: { reason: 'It was wrong.' },
  drop: { reason: 'An opinion.' },
}

type Outcome = 'done' | 'forbidden' | 'conflict'

function expected(verb: Verb, state: State, who: Who): Outcome {
  const row: Row = VERBS[verb]
  if (RANKS.indexOf(ROLE[who]) < RANKS.indexOf(row.least)) return 'forbidden'
  if (state === 'assigned' && (verb === 'approve' || verb === 'return')) {
    return row.not?.includes(who) ? 'forbidden' : 'conflict'
  }
  if (!row.in.includes(state)) return 'conflict'
  if (row.by ? !row.by.includes(who) : row.not?.includes(who)) return 'forbidden'
  return 'done'
}

let database: TestDatabase
let people: Record<Who, Actor>
let claims: Record<State, string>

beforeAll(async () => {
  database = await openTestDatabase()
  const team = await makeTeam()
  const { deskId } = team
  const author = await makePerson({ role: 'chief', deskId })
  const hand = await makePerson({ role: 'reviewer', deskId })
  const other = await makePerson({ role: 'reviewer', deskId })
  people = { editor: team.editor, reviewer: team.reviewer, chief: team.chief, author, hand }
  const { id: articleId } = await makeArticle(author)
  const seen = async (id: string) => ({ version: (await oneClaim(author, { id })).version })
  const touch = (id: string) => makeVerdict(hand, id, { justification: 'The register [1] shows it, twice.' })
  const ready = async () => {
    const { id } = await makeReadyClaim(author, articleId)
    await touch(id)
    return id
  }
  const submitted = async (reviewerId: string | null = null) => {
    const id = await ready()
    await submitClaim(author, { id, reviewerId }, await seen(id))
    return id
  }
  const by = { editor: author, reviewer: other, chief: author }
  const returned = await submitted()
  await makeReview(other, returned, { decision: 'return', reason: 'Who says so?' })
  const approved = await submitted()
  await makeReview(other, approved)
  const copy = (await makePublishedClaim(by, articleId)).id
  await touch(copy)
  const approvedCopy = (await makePublishedClaim(by, articleId)).id
  await touch(approvedCopy)
  await submitClaim(author, { id: approvedCopy }, await seen(approvedCopy))
  await makeReview(other, approvedCopy)
  const retracted = (await makePublishedClaim(by, articleId)).id
  await retractClaim(author, { id: retracted, reason: 'It was wrong.' }, await seen(retracted))
  const dropped = await ready()
  await dropClaim(author, { id: dropped, reason: 'An opinion.' }, await seen(dropped))
  claims = {
    draft: await ready(),
    submitted: await submitted(),
    assigned: await submitted(other.personId),
    returned,
    approved,
    published: (await makePublishedClaim(by, articleId)).id,
    copy,
    'approved copy': approvedCopy,
    retracted,
    dropped,
  }
}, 60_000)
afterAll(() => database.close())

async function tried(verb: Verb, claimId: string, actor: Actor): Promise<Outcome> {
  const command = commands.get(VERBS[verb].command)
  const input = { id: claimId, ...INPUTS[verb] }
  try {
    await withoutTrace(async (tx) => command?.within({ tx, actor, now: new Date() }, input, { version: 'any' }))
    return 'done'
  } catch (error) {
    if (error instanceof Forbidden) return 'forbidden'
    if (error instanceof Conflict) return 'conflict'
    throw error instanceof Refusal ? new Error(`${verb}: ${error.message}`) : error
  }
}

const VERB_NAMES = Object.keys(VERBS).filter((verb): verb is Verb => verb in VERBS)

describe('the verbs of the workflow (R17, R29)', () => {
  it.each(VERB_NAMES)('%s: who may, in which state, and never on own work', async (verb) => {
    const cells = STATES.flatMap((state) => PEOPLE.map((who) => ({ state, who })))
    const wanted = Object.fromEntries(cells.map(({ state, who }) => [`${state}, ${who}`, expected(verb, state, who)]))
    const found: Record<string, Outcome> = {}
    for (const { state, who } of cells) found[`${state}, ${who}`] = await tried(verb, claims[state], people[who])
    expect(found).toEqual(wanted)
  })

  it('are offered by the view exactly where the command does them', async () => {
    for (const state of STATES) {
      for (const who of PEOPLE) {
        const { verbs } = await oneClaim(people[who], { id: claims[state] })
        const offered = verbs.filter(({ possible }) => possible).map(({ verb }) => verb)
        const wanted = VERB_NAMES.filter((verb) => expected(verb, state, who) === 'done')
        expect({ state, who, offered: offered.sort() }).toEqual({ state, who, offered: wanted.sort() })
      }
    }
  })
})
