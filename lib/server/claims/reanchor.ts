import { z } from 'zod'
import type { Selector } from '@/lib/domain/anchoring/describe'
import { Conflict, InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import type { ReanchoringDecision, Standing } from '@/lib/domain/reanchoring'
import { AcceptPlace, ReattachPlace } from '@/lib/schemas/article-version'
import { id } from '@/lib/schemas/text'
import { command, type Outcome } from '../engine/command'
import type { PersonScope } from '../transaction/scope'
import { changeContent } from '../claim-content/aggregate'
import { askAgain } from './ask-again'
import { locate, requireNewest } from './mark'
import { auditOf, loadMark, type MarkInNewest, type MarkRows, readsOtherwiseThere } from './mark-in-newest'
import { flagVerdicts } from './rechecks'

/** The entry of the queue that is still open. @throws Conflict when there is none: nothing to decide, or decided already */
function requireEntry({ mark }: MarkInNewest, standings: readonly Standing[]) {
  const [entry] = mark.reanchorings
  if (entry && standings.some((standing) => standing === mark.standing)) return entry
  const sentence =
    entry?.decision && entry.decision !== 'carried' ? say('claims.decided-already') : say('claims.waits-for-nothing')
  throw new Conflict(sentence, { decision: entry?.decision ?? null })
}

const StoredCandidates = z.array(z.object({ start: z.int(), end: z.int(), score: z.number() }))

/** Places between which nothing decided, as a queue's entry keeps them. */
export const candidatesOf = (entry: { readonly candidates: string }) =>
  StoredCandidates.parse(JSON.parse(entry.candidates))

/**
 * Takes the proposal for a mark whose words changed, or one of the places between which nothing decided. Other words than
 * those that were judged mark the verdicts as in need of a re-check. (rule R7)
 *
 * @throws Conflict when it was decided already, the words are gone, or the claim's content can't be changed now
 * @throws InvalidInput when there are several places and none is named
 */
export const acceptPlace = command({
  name: 'appearance.accept',
  permission: 'claim:change',
  input: AcceptPlace.safeExtend({ id }),
  load: ({ tx, input }) => loadMark(tx, input.id),
  desk: ({ mark }) => mark.claim.deskId,
  guard: { version: ({ mark }) => mark.version, needed: true },
  async run(scope) {
    const { input, target } = scope
    const entry = requireEntry(target, ['waiting'])
    if (entry.outcome === 'lost') throw new Conflict(say('claims.words-gone'))
    const place = entry.outcome === 'ambiguous' ? chosen(entry, input.candidate) : proposed(entry, input.candidate)
    return settle(scope, target, locate(target.newest.text, place), 'accepted', {
      command: 'appearance.accept',
      input,
    })
  },
})

function chosen(entry: { readonly candidates: string }, at: number | undefined) {
  const candidates = candidatesOf(entry)
  const candidate = at === undefined ? undefined : candidates[at]
  if (candidate) return { start: candidate.start, end: candidate.end }
  throw new InvalidInput(say('claims.several-places', { count: candidates.length }), [
    fault('/candidate', say('faults.candidate-number', { most: candidates.length - 1 })),
  ])
}

function proposed({ start, end }: { readonly start: number | null; readonly end: number | null }, at?: number) {
  if (at !== undefined || start === null || end === null)
    throw new InvalidInput(say('claims.one-proposal'), [fault('/candidate', say('faults.for-several-places'))])
  return { start, end }
}

/** Puts a mark that waits, or that was left on an old version, on words of the newest. @throws as marking does, Conflict */
export const reattachPlace = command({
  name: 'appearance.reattach',
  permission: 'claim:change',
  input: ReattachPlace.safeExtend({ id }),
  load: ({ tx, input }) => loadMark(tx, input.id),
  desk: ({ mark }) => mark.claim.deskId,
  guard: { version: ({ mark }) => mark.version, needed: true },
  async run(scope) {
    const { input, target } = scope
    requireEntry(target, ['waiting', 'kept'])
    requireNewest(input.version, target.newest.number)
    const selector = locate(target.newest.text, { start: input.start, end: input.end, exact: input.exact })
    const { start, end, exact } = selector
    return settle(scope, target, selector, 'reattached', {
      command: 'appearance.reattach',
      input: { id: input.id, start, end, exact },
    })
  },
})

/** Leaves a mark on the text that was judged. */
export const keepPlace = command({
  name: 'appearance.keep',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => loadMark(tx, input.id),
  desk: ({ mark }) => mark.claim.deskId,
  guard: { version: ({ mark }) => mark.version, needed: true },
  async run({ tx, actor, now, target }) {
    const entry = requireEntry(target, ['waiting'])
    const { mark } = target
    await tx.appearance.update({ where: { id: mark.id }, data: { standing: 'kept', version: { increment: 1 } } })
    await tx.reanchoring.update({
      where: { id: entry.id },
      data: { decision: 'kept', decidedById: actor.personId, decidedAt: now },
    })
    await tx.claim.update({ where: { id: mark.claimId }, data: { version: { increment: 1 } } })
    return {
      result: { id: mark.id, claimId: mark.claimId },
      audit: {
        ...auditOf(target.mark),
        before: { reanchored: 'waiting' },
        after: { reanchored: 'kept', version: mark.articleVersion.number },
      },
      undo: undoOf(
        target,
        entry,
        { decision: 'kept', place: null },
        { command: 'appearance.keep', input: { id: mark.id } },
      ),
    }
  },
})

type Entry = MarkRows['reanchorings'][number]
type Action = { readonly command: string; readonly input: { readonly id: string; readonly [field: string]: unknown } }

/** The mark goes on to the newest text, at words that a person has chosen. */
async function settle(
  scope: PersonScope,
  target: MarkInNewest,
  selector: Selector,
  decision: ReanchoringDecision,
  forward: Action,
): Promise<Outcome<{ id: string; claimId: string }>> {
  const { tx, actor, now } = scope
  const { mark, newest } = target
  const entry = requireEntry(target, ['waiting', 'kept'])
  const newWords = readsOtherwiseThere(target, selector)
  const flagged = newWords ? await flagVerdicts(tx, mark.claimId) : []
  const state = newWords
    ? await changeContent(scope, mark.claim, flagged.length > 0 ? { needsRecheck: true } : {})
    : { before: {}, after: {} }
  const successor = await successorOf(scope, target, selector)
  await tx.appearance.update({ where: { id: mark.id }, data: { standing: 'past', version: { increment: 1 } } })
  await tx.reanchoring.update({
    where: { id: entry.id },
    data: {
      decision,
      decidedById: actor.personId,
      decidedAt: now,
      successorId: successor.id,
      recheck: JSON.stringify(flagged),
    },
  })
  if (!newWords) await tx.claim.update({ where: { id: mark.claimId }, data: { version: { increment: 1 } } })
  const recheck = flagged.length > 0 ? { before: { needsRecheck: false }, after: { needsRecheck: true } } : null
  return {
    result: { id: mark.id, claimId: mark.claimId },
    audit: {
      ...auditOf(target.mark),
      before: {
        reanchored: entry.decision ?? 'waiting',
        version: mark.articleVersion.number,
        exact: mark.exact,
        start: mark.start,
        end: mark.end,
        ...recheck?.before,
        ...state.before,
      },
      after: {
        reanchored: decision,
        version: newest.number,
        exact: selector.exact,
        start: selector.start,
        end: selector.end,
        ...recheck?.after,
        ...state.after,
      },
    },
    undo: undoOf(target, entry, { decision, place: [selector.start, selector.end] }, forward),
  }
}

/**
 * The mark's place in the newest text. Done again after it was taken back, it is the same row: what was done to it afterwards
 * can then be done again, too.
 */
async function successorOf({ tx, actor, replaying }: PersonScope, { mark, newest }: MarkInNewest, selector: Selector) {
  const { start, end } = selector
  const place = { claimId: mark.claimId, articleVersionId: newest.id }
  const gone = replaying
    ? await tx.appearance.findFirst({
        where: { ...place, start, end, deletedAt: { not: null } },
        orderBy: { deletedAt: 'desc' },
      })
    : null
  const by = { changedById: actor.personId }
  if (gone)
    return tx.appearance.update({
      where: { id: gone.id },
      data: { ...selector, ...by, deletedAt: null, version: { increment: 1 } },
    })
  return tx.appearance.create({
    data: {
      id: crypto.randomUUID(),
      ...place,
      articleId: mark.articleId,
      ...selector,
      createdById: mark.createdById,
      ...by,
    },
  })
}

/** What an entry goes back to: open, or left on its old version by whoever did that. */
function before({ decision, decidedById, decidedAt }: Entry): Readonly<Record<string, string | null>> {
  if (decision !== 'kept') return { standing: 'waiting' }
  return { standing: 'kept', keptBy: decidedById, keptAt: decidedAt?.toISOString() ?? null }
}

function undoOf(
  { mark }: MarkInNewest,
  entry: Entry,
  after: { readonly decision: ReanchoringDecision; readonly place: [number, number] | null },
  forward: Action,
) {
  return {
    articleId: mark.articleId,
    label: LABELS[after.decision] ?? after.decision,
    inverse: {
      command: askAgain.commandName,
      input: { id: mark.id, ...before(entry) },
    },
    forward: { command: forward.command, input: JSON.parse(JSON.stringify(forward.input)) },
    expects: [
      {
        kind: 'reanchoring' as const,
        id: entry.id,
        fields: {
          decision: { before: entry.decision, after: after.decision },
          place: { before: null, after: after.place },
        },
      },
    ],
  }
}

/** What undo calls a decision. */
const LABELS: Readonly<Partial<Record<ReanchoringDecision, string>>> = {
  accepted: 'accept',
  reattached: 'reattach',
  kept: 'keep',
}
