import type { JsonValue } from '@/lib/domain/json'
import { fold } from '@/lib/domain/folding'
import { DescribeClaim } from '@/lib/schemas/claim'
import { id } from '@/lib/schemas/text'
import { agentFor } from './agents'
import { changedFields, command } from '../engine/command'
import { stillHolds } from '../engine/undo-acts'
import type { Prisma } from '../db/generated/client'
import { graph, type GraphSource } from '../db/graph'
import { changeContent } from '../claim-content/aggregate'
import { replaceChain } from './chain'

type Fields = Readonly<Record<string, JsonValue>>

/** What describing needs of a claim: its own row, its chain, and whether its article was dropped. */
const DESCRIBED = {
  article: { select: { droppedAt: true } },
  chain: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.ClaimInclude

type Described = Prisma.ClaimGetPayload<{ include: typeof DESCRIBED }>

const CLAIMS = graph<Described>('Claim', { where: { deletedAt: null }, include: DESCRIBED })

async function describedClaim(db: GraphSource, claimId: string): Promise<Described | null> {
  return CLAIMS.one(db, 'id', claimId)
}

/** The description as the audit log and undo see it. */
export const descriptionOf = (claim: Described): Fields => ({
  statement: claim.statement,
  language: claim.language,
  type: claim.type,
  polarity: claim.polarity,
  checkWorthiness: claim.checkWorthiness,
  speaker: claim.speakerId,
  noAuthor: claim.noAuthor,
  saidAt: claim.saidAt,
  saidPlace: claim.saidPlace,
  chain: claim.chain.map((hop) => ({
    agent: hop.agentId,
    role: hop.role,
    kind: hop.kind,
    verb: hop.verb,
    force: hop.force,
  })),
})

/** Changes what is said of a claim: a merge of the named fields. */
export const describeClaim = command({
  name: 'claim.describe',
  permission: 'claim:change',
  input: DescribeClaim.safeExtend({ id }),
  load: ({ tx, input }) => describedClaim(tx, input.id),
  desk: (claim) => claim.deskId,
  article: (claim) => claim.article,
  guard: { version: (claim) => claim.version, needed: true },
  async run({ tx, actor, now, input, target: claim }) {
    const { id: _, chain, speaker, ...plain } = input
    const before = descriptionOf(claim)
    const scope = { tx, actor, now }
    const speakerId =
      speaker === undefined ? undefined : speaker === null ? null : (await agentFor(scope, claim.deskId, speaker)).id
    if (chain) await replaceChain(scope, claim.deskId, claim.id, chain)
    const chained = chain ? await describedClaim(tx, claim.id) : null
    const after: Fields = {
      ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
      ...(speakerId === undefined ? {} : { speaker: speakerId }),
      ...(chained ? { chain: descriptionOf(chained).chain ?? [] } : {}),
    }
    const changed = changedFields(before, after)
    if (!changed) return { result: { id: claim.id }, audit: null }
    const state = await changeContent(scope, claim, {
      ...plain,
      ...(input.statement === undefined ? {} : { statementFolded: fold(input.statement) }),
      ...(speakerId === undefined ? {} : { speakerId }),
    })
    return {
      result: { id: claim.id },
      audit: {
        kind: 'claim',
        targetId: claim.id,
        deskId: claim.deskId,
        articleId: claim.articleId,
        claimId: claim.id,
        before: { ...changed.before, ...state.before },
        after: { ...changed.after, ...state.after },
      },
      undo: {
        articleId: claim.articleId,
        label: 'describe',
        inverse: { command: 'claim.describe', input: { id: claim.id, ...changed.before } },
        forward: { command: 'claim.describe', input: { id: claim.id, ...changed.after } },
        expects: [stillHolds('claim', claim.id, changed)],
      },
    }
  },
})
