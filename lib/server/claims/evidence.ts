import { z } from 'zod'
import { Forbidden, InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { lateness } from '@/lib/domain/evidence'
import type { JsonValue } from '@/lib/domain/json'
import { evidenceView } from '@/lib/policy/visibility/evidence'
import type { Actor } from '@/lib/policy/actor'
import { mayReadIdentity } from '@/lib/policy/visibility/source'
import { viewerOn } from '@/lib/policy/viewer'
import { asOfDates, maySeeFirstVerdict } from '@/lib/policy/visibility/verdict'
import { AttachEvidence, ChangeEvidence } from '@/lib/schemas/evidence'
import { id } from '@/lib/schemas/text'
import { changeContent, livingClaim } from '../claim-content/aggregate'
import { bringBackCited } from './cited'
import { changedFields, command } from '../engine/command'
import type { Tx } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import { graph, type GraphSource } from '../db/graph'
import { insertRow, updateRow } from '../db/write-rows'
import { query } from '../engine/query'
import { addSource } from './sources'
import { stillHolds } from '../engine/undo-acts'

const ROWS = {
  claim: {
    include: {
      article: { select: { droppedAt: true } },
      verdicts: { where: { deletedAt: null }, orderBy: { createdAt: 'asc' } },
    },
  },
  source: true,
} as const satisfies Prisma.EvidenceInclude

type EvidenceRow = Prisma.EvidenceGetPayload<{ include: typeof ROWS }>

const EVIDENCE = graph<EvidenceRow>('Evidence', { include: ROWS })

/** Evidence of a living claim, deleted or not; or null. */
function evidenceOfLiving(db: GraphSource, evidenceId: string): EvidenceRow | null {
  const row = EVIDENCE.one(db, 'id', evidenceId)
  return row?.claim.deletedAt === null ? row : null
}

async function livingEvidence(db: GraphSource, evidenceId: string): Promise<EvidenceRow | null> {
  const row = evidenceOfLiving(db, evidenceId)
  return row?.deletedAt === null ? row : null
}

/** Attaches a source to a claim, with what it says about this claim; a new source is put into the library on the way. */
export const attachEvidence = command({
  name: 'evidence.attach',
  permission: 'claim:change',
  input: AttachEvidence.safeExtend({ claimId: id }),
  load: ({ tx, input }) => livingClaim(tx, input.claimId),
  desk: (claim) => claim.deskId,
  article: (claim) => claim.article,
  guard: { version: (claim) => claim.version, needed: false },
  async run({ tx, actor, now, input, target: claim }) {
    const scope = { tx, actor, now }
    const sourceId = input.source
      ? (await addSource.within(scope, { ...input.source, deskId: claim.deskId })).id
      : (input.sourceId ?? '')
    const source = await tx.source.findFirst({ where: { id: sourceId, deskId: claim.deskId, deletedAt: null } })
    if (!source)
      throw new InvalidInput(say('sources.no-such-source'), [fault('/sourceId', say('faults.no-source-of-desk'))])
    refuseUnmarkedHindsight(claim, source.publishedAt, input.hindsight ?? false)
    if (input.noteReleased) requireReleasable(source, actor)
    const origin = await originOf(tx, claim.deskId, input.originId ?? null)
    // As justifications cite it; never given again.
    const number = claim.evidenceCounter + 1
    const evidence = {
      id: crypto.randomUUID(),
      claimId: claim.id,
      number,
      sourceId: source.id,
      stance: input.stance,
      passage: input.passage ?? null,
      note: input.note ?? null,
      noteReleased: input.noteReleased ?? false,
      question: input.question ?? null,
      answer: input.answer ?? null,
      hindsight: input.hindsight ?? false,
      reliability: input.reliability ?? null,
      credibility: input.credibility ?? null,
      ...origin,
      createdById: actor.personId,
      changedById: actor.personId,
    }
    insertRow(tx, 'Evidence', evidence, now)
    const state = await changeContent(scope, claim, { evidenceCounter: number })
    return {
      result: { id: evidence.id },
      audit: {
        ...auditOf(evidence.id, claim),
        before: { ...state.before },
        after: { number, source: source.id, stance: input.stance, ...state.after },
      },
      undo: undo(claim.articleId, 'attach', evidence.id, {
        inverse: 'evidence.delete',
        forward: 'evidence.restore',
        before: {},
        after: evidenceFields(evidence),
      }),
    }
  },
})

const auditOf = (evidenceId: string, claim: { id: string; deskId: string; articleId: string }) => ({
  kind: 'evidence',
  targetId: evidenceId,
  deskId: claim.deskId,
  articleId: claim.articleId,
  claimId: claim.id,
})

interface Turn {
  /** Names of the commands. */
  readonly inverse: string
  readonly forward: string
  readonly before: Fields
  readonly after: Fields
}

/** How attaching or deleting is taken back: not when another has worked on the evidence since. (rule R24) */
const undo = (articleId: string, label: string, evidenceId: string, { inverse, forward, before, after }: Turn) => ({
  articleId,
  label,
  inverse: { command: inverse, input: { id: evidenceId } },
  forward: { command: forward, input: { id: evidenceId } },
  expects: [stillHolds('evidence', evidenceId, { before, after })],
})

/**
 * What is attached or unmarked by hand and surely later than the verdict is refused at once; what comes to be late in any
 * other way closes the gate. (rule R9)
 */
function refuseUnmarkedHindsight(
  claim: Pick<EvidenceRow['claim'], 'verdicts'>,
  publishedAt: string | null,
  hindsight: boolean,
) {
  const late = asOfDates(claim.verdicts).find((day) => lateness({ hindsight, publishedAt }, [day]) === 'certain')
  if (late !== undefined && publishedAt !== null) {
    throw new InvalidInput(say('claims.evidence-after-verdict', { publishedAt, asOf: late }), [
      fault('/hindsight', say('faults.hindsight-needed', { asOf: late })),
    ])
  }
}

/** A note on a confidential source is released by who may know the source. (rule R15) @throws InvalidInput, Forbidden */
function requireReleasable(
  source: { readonly confidential: boolean; readonly ownerId: string; readonly deskId: string },
  actor: Actor,
) {
  if (!source.confidential) {
    throw new InvalidInput(say('sources.release-not-secret'), [
      fault('/noteReleased', say('faults.for-confidential-note')),
    ])
  }
  if (!mayReadIdentity(source, viewerOn(actor, source.deskId))) {
    throw new Forbidden(say('sources.who-releases'))
  }
}

/** The origin named by an id is an agent or a source of the desk. (rule R10) @throws InvalidInput */
async function originOf(tx: Tx, deskId: string, originId: string | null) {
  if (originId === null) return { originAgentId: null, originSourceId: null }
  const agent = await tx.agent.findFirst({ where: { id: originId, deskId, deletedAt: null } })
  if (agent) return { originAgentId: agent.id, originSourceId: null }
  const source = await tx.source.findFirst({ where: { id: originId, deskId, deletedAt: null } })
  if (source) return { originAgentId: null, originSourceId: source.id }
  throw new InvalidInput(say('claims.unknown-origin'), [fault('/originId', say('faults.unknown'))])
}

type Fields = Readonly<Record<string, JsonValue>>

type SaidOfClaim = Pick<
  EvidenceRow,
  | 'stance'
  | 'passage'
  | 'note'
  | 'noteReleased'
  | 'question'
  | 'answer'
  | 'originAgentId'
  | 'originSourceId'
  | 'hindsight'
  | 'reliability'
  | 'credibility'
>

/** What a piece of evidence says, as the audit log and undo see it. */
export const evidenceFields = (evidence: SaidOfClaim): Fields => ({
  stance: evidence.stance,
  passage: evidence.passage,
  note: evidence.note,
  noteReleased: evidence.noteReleased,
  question: evidence.question,
  answer: evidence.answer,
  originId: evidence.originAgentId ?? evidence.originSourceId,
  hindsight: evidence.hindsight,
  reliability: evidence.reliability,
  credibility: evidence.credibility,
})

export const changeEvidence = command({
  name: 'evidence.change',
  permission: 'claim:change',
  input: ChangeEvidence.safeExtend({ id }),
  load: ({ tx, input }) => livingEvidence(tx, input.id),
  desk: ({ claim }) => claim.deskId,
  article: ({ claim }) => claim.article,
  guard: { version: (evidence) => evidence.version, needed: true },
  async run({ tx, actor, now, input: { id: _, originId, ...plain }, target: evidence }) {
    const { claim } = evidence
    const wanted = Object.fromEntries(Object.entries({ ...plain, originId }).filter(([, value]) => value !== undefined))
    const changed = changedFields(evidenceFields(evidence), wanted)
    if (!changed) return { result: { id: evidence.id }, audit: null }
    const releases = plain.noteReleased === true && !evidence.noteReleased
    // Other words of a note that is out are a release, too.
    const rewords = plain.note !== undefined && evidence.noteReleased && evidence.source.confidential
    if (releases || (rewords && plain.noteReleased !== false)) requireReleasable(evidence.source, actor)
    if (plain.hindsight === false) refuseUnmarkedHindsight(claim, evidence.source.publishedAt, false)
    const origin = originId === undefined ? {} : await originOf(tx, claim.deskId, originId)
    updateRow(tx, 'Evidence', evidence.id, { ...plain, ...origin, changedById: actor.personId }, now)
    const state = await changeContent({ tx, actor, now }, claim)
    return {
      result: { id: evidence.id },
      audit: {
        ...auditOf(evidence.id, claim),
        before: { ...changed.before, ...state.before },
        after: { ...changed.after, ...state.after },
      },
      undo: {
        articleId: claim.articleId,
        label: 'change-evidence',
        inverse: { command: 'evidence.change', input: { id: evidence.id, ...changed.before } },
        forward: { command: 'evidence.change', input: { id: evidence.id, ...changed.after } },
        expects: [stillHolds('evidence', evidence.id, changed)],
      },
    }
  },
})

export const deleteEvidence = command({
  name: 'evidence.delete',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingEvidence(tx, input.id),
  desk: ({ claim }) => claim.deskId,
  article: ({ claim }) => claim.article,
  guard: { version: (evidence) => evidence.version, needed: true },
  async run({ tx, actor, now, target: evidence }) {
    updateRow(tx, 'Evidence', evidence.id, { deletedAt: now, changedById: actor.personId }, now)
    const state = await changeContent({ tx, actor, now }, evidence.claim)
    return {
      result: { id: evidence.id },
      audit: {
        ...auditOf(evidence.id, evidence.claim),
        before: { number: evidence.number, source: evidence.sourceId, ...state.before },
        after: { ...state.after },
      },
      undo: undo(evidence.claim.articleId, 'delete-evidence', evidence.id, {
        inverse: 'evidence.restore',
        forward: 'evidence.delete',
        before: evidenceFields(evidence),
        after: {},
      }),
    }
  },
})

export const restoreEvidence = command({
  name: 'evidence.restore',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  async load({ tx, input }) {
    const evidence = evidenceOfLiving(tx, input.id)
    return evidence?.deletedAt ? evidence : null
  },
  desk: ({ claim }) => claim.deskId,
  async run({ tx, actor, now, target: evidence }) {
    updateRow(tx, 'Evidence', evidence.id, { deletedAt: null, changedById: actor.personId }, now)
    await bringBackCited({ tx, actor, now }, evidence.claimId)
    const state = await changeContent({ tx, actor, now }, evidence.claim)
    return {
      result: { id: evidence.id },
      audit: {
        ...auditOf(evidence.id, evidence.claim),
        before: { ...state.before },
        after: { number: evidence.number, source: evidence.sourceId, ...state.after },
      },
    }
  },
})

export const oneEvidence = query({
  name: 'evidence.show',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => livingEvidence(db, input.id),
  desk: ({ claim }) => claim.deskId,
  show({ actor, target }) {
    const { claim } = target
    const open = maySeeFirstVerdict(claim, viewerOn(actor, claim.deskId))
    return evidenceView(target, open ? asOfDates(claim.verdicts) : [])
  },
})
