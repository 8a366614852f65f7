import { z } from 'zod'
import { Conflict, Forbidden, NotFound, NotSignedIn, Stale, VersionRequired } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { JsonValue } from '@/lib/domain/json'
import type { Actor, MaybeActor } from '@/lib/policy/actor'
import { decide } from '@/lib/policy/permissions'
import type { Permission } from '@/lib/policy/rights'
import { articleRow, refuseDropped } from './article-rows'
import { appendAuditEvent, type AuditNote, notingPlaces } from '../transaction/audit-trail'
import { settleTouchedClaims } from '../claim-content/touched'
import { type Reader, reader } from '../db/clients'
import { insertRow } from '../db/write-rows'
import { parseInput } from './input'
import type { Query } from './query'
import { rightsNow } from './rights-now'
import { notingRefusals } from './refusal-log'
import type { PersonScope, Scope } from '../transaction/scope'
import { rememberAct, type UndoNote } from './undo-acts'
import { inWriteTransaction } from '../transaction/write-queue'

export interface Outcome<Result> {
  readonly result: Result
  /** Null when nothing changed: then nothing is audited either. */
  readonly audit: AuditNote | null
  /** How to take it back; absent for what can't be undone (the workflow's verbs). */
  readonly undo?: UndoNote
}

interface Definition<Input extends z.ZodType, Prepared, Target, Result> {
  /** `noun.verb`, as the audit log names it. */
  readonly name: string
  readonly permission: Permission
  readonly input: Input
  /** Slow work (hashing, parsing, fetching) that must not happen inside the transaction. */
  readonly prepare?: (given: { input: z.output<Input>; actor: MaybeActor }) => Promise<Prepared>
  /** The row the command is about. Null: it does not exist. */
  readonly load: (given: Scope & { input: z.output<Input>; prepared: Prepared }) => Promise<Target | null>
  /** The desk whose role counts; null for what belongs to none. */
  readonly desk: (target: Target) => string | null
  /** The article that the target belongs to, where it was read with it: whether it was dropped isn't asked again then. */
  readonly article?: (target: Target) => { readonly droppedAt: Date | null }
  /**
   * The row whose version the caller must have seen; a change without a version is refused when `needed`, which may depend
   * on whether there is anything yet to overwrite. (rule R24)
   */
  readonly guard?: {
    readonly version: (target: Target) => number
    readonly needed: boolean | ((target: Target, input: z.output<Input>) => boolean)
    /** What is decided is decided of one version: "whatever is there" names none. (rules R21, R24) */
    readonly named?: true
  }
  readonly run: (
    given: PersonScope & { input: z.output<Input>; target: Target; prepared: Prepared },
  ) => Promise<Outcome<Result>>
}

export interface CallOptions {
  /**
   * The version the caller saw (If-Match); `*` is a caller's own "whatever is there". `any` is for calls from inside, which have
   * just read the row.
   */
  readonly version?: number | '*' | 'any'
  /** Repeating a POST with the same key gives the first answer again, to whom the command is still allowed. */
  readonly idempotency?: { readonly key: string; readonly requestHash: string }
  /** Told, once the change is kept, the places in the audit log that it has filled. */
  readonly audited?: (places: readonly number[]) => void
}

export interface Command<Input, Result> {
  (actor: MaybeActor, input: Input, options?: CallOptions): Promise<Result>
  /**
   * The same, answered by what a query shows of the result. It reads in the transaction of the change: what it answers is what
   * this change has made of it, and the connection that wrote has most of it at hand.
   */
  readonly answered: <View>(
    actor: MaybeActor,
    input: Input,
    options: CallOptions,
    by: Pick<Query<Result, View>, 'within'>,
  ) => Promise<View>
  /** Inside another command: takes its transaction, appends its own audit event. */
  readonly within: (scope: Scope, input: Input, options?: CallOptions) => Promise<Result>
  readonly commandName: string
  readonly permission: Permission
  readonly guarded: boolean
}

type AnyCommand = Pick<Command<never, unknown>, 'commandName' | 'permission' | 'guarded'>

/** Every command by its name: for the test that walks them all, and for undo. */
export const commands = new Map<
  string,
  AnyCommand & { within(scope: Scope, input: unknown, options?: CallOptions): Promise<unknown> }
>()

/**
 * The one door in. Every change goes: schema → policy → version check → run → its article is not put aside → audit event → the
 * claims that were touched, in one transaction that takes the write lock first. A command called from a command uses `.within`.
 *
 * @throws InvalidInput, NotSignedIn, NotFound, Forbidden, Stale, VersionRequired, and what `run` throws
 */
export function command<Input extends z.ZodType, Target, Result, Prepared = undefined>(
  definition: Definition<Input, Prepared, Target, Result>,
): Command<z.input<Input>, Result> {
  const { name, permission, guard } = definition

  async function step(
    scope: Scope,
    input: z.output<Input>,
    prepared: Prepared,
    options: CallOptions,
  ): Promise<Done<Result>> {
    const target = await definition.load({ ...scope, input, prepared })
    if (target === null) throw scope.actor === null && permission !== 'public:read' ? new NotSignedIn() : new NotFound()
    const deskId = definition.desk(target)
    authorise(scope.actor, permission, deskId)
    if (guard) {
      const needed = typeof guard.needed === 'function' ? guard.needed(target, input) : guard.needed
      compareVersions(guard.version(target), options.version, { needed, named: guard.named ?? false })
    }
    const actor = scope.actor ?? ANYONE
    const outcome = await definition.run({ ...scope, actor, input, target, prepared })
    // Which of the workflow's verbs a dropped article allows is for the table of rights to say: they see to it themselves.
    if (permission === 'claim:change' && outcome.audit?.articleId)
      refuseDropped(definition.article?.(target) ?? articleRow(scope.tx, outcome.audit.articleId))
    if (outcome.audit) appendAuditEvent(scope.tx, scope.actor, name, outcome.audit, scope.now)
    if (outcome.undo && scope.actor) rememberAct(scope, scope.actor, outcome.undo)
    return { result: outcome.result, deskId }
  }

  async function prepare(input: z.output<Input>, actor: MaybeActor): Promise<Prepared>
  async function prepare(input: z.output<Input>, actor: MaybeActor): Promise<Prepared | undefined> {
    return definition.prepare?.({ input, actor })
  }

  const call = (actor: MaybeActor, given: z.input<Input>, options: CallOptions = {}): Promise<Result> =>
    notingRefusals({ action: name, actor }, () => perform(actor, given, options, async (_db, _actor, result) => result))

  const answered: Command<z.input<Input>, Result>['answered'] = (actor, given, options, by) =>
    notingRefusals({ action: name, actor }, () => perform(actor, given, options, by.within))

  async function perform<View>(
    actor: MaybeActor,
    given: z.input<Input>,
    options: CallOptions,
    answer: (db: Reader, actor: MaybeActor, result: Result) => Promise<View>,
  ): Promise<View> {
    if (actor === null && permission !== 'public:read') throw new NotSignedIn()
    const input = parseInput(definition.input, given)
    // What was done already needs no work anew, which might come out otherwise: a site may be gone since.
    const earlier = definition.prepare && replayed<Result>({ tx: reader(), actor }, definition, options)
    if (earlier) return answer(reader(), actor, earlier.result)
    const prepared = await prepare(input, actor)
    const { result: view, places } = await inWriteTransaction((tx) =>
      notingPlaces(async () => {
        // What was prepared may have taken long: rights are those of this moment.
        const scope = { tx, actor: definition.prepare ? await rightsNow(tx, actor) : actor, now: new Date() }
        const replay = replayed<Result>(scope, definition, options)
        if (replay) return answer(tx, scope.actor, replay.result)
        const done = await step(scope, input, prepared, options)
        await settleTouchedClaims(scope, name)
        keepAnswer(scope, name, options, done)
        return answer(tx, scope.actor, done.result)
      }),
    )
    options.audited?.(places)
    return view
  }

  /** What is given is parsed all the same, so that undo can hand over what it kept as JSON. */
  async function within(scope: Scope, given: unknown, options: CallOptions = { version: 'any' }): Promise<Result> {
    const input = parseInput(definition.input, given)
    const { result } = await step(scope, input, await prepare(input, scope.actor), options)
    return result
  }

  const made = Object.assign(call, {
    answered,
    within,
    commandName: name,
    permission,
    guarded: guard !== undefined && guard.needed !== false,
  })
  commands.set(name, { commandName: name, permission, guarded: made.guarded, within })
  return made
}

/** Stands in for the actor of a command that anyone may run. */
const ANYONE: Actor = {
  personId: '',
  name: 'A reader',
  admin: false,
  roles: new Map(),
  via: 'web',
  keyId: null,
  scope: 'write',
}

function authorise(actor: MaybeActor, permission: Permission, deskId: string | null) {
  const answer = decide(actor, permission, deskId, 'write')
  if (answer === 'sign-in') throw new NotSignedIn()
  if (answer === 'not-found') throw new NotFound()
  if (answer === 'forbidden') {
    throw new Forbidden(actor?.scope === 'read' ? say('http.reading-key') : say('people.role-too-low'))
  }
}

function compareVersions(
  current: number,
  seen: CallOptions['version'],
  { needed, named }: { readonly needed: boolean; readonly named: boolean },
) {
  if (seen === 'any') return
  if (seen === '*') {
    if (named) throw new VersionRequired(say('http.name-one-version'))
    return
  }
  if (seen === undefined) {
    if (needed) throw new VersionRequired()
    return
  }
  if (seen !== current) throw new Stale(current)
}

/** Where answers are kept, and whose they are. */
type Answers = Pick<Scope, 'actor'> & { readonly tx: Pick<Scope['tx'], 'sql'> }

/** What a command came to, and the desk whose role it needed. */
interface Done<Result> {
  readonly result: Result
  readonly deskId: string | null
}

const KeptAnswer = z.object({
  command: z.string(),
  requestHash: z.string(),
  deskId: z.string().nullable(),
  result: z.string(),
})

/**
 * The answer that was given to the same request before; null when there is none. Who lost the right hears no more than if they
 * asked for the first time.
 */
function replayed<Result>(
  { tx, actor }: Answers,
  { name: command, permission }: { readonly name: string; readonly permission: Permission },
  options: CallOptions,
) {
  if (!options.idempotency || !actor) return null
  const { key, requestHash } = options.idempotency
  const row = tx.sql.get(
    'SELECT "command", "requestHash", "deskId", "result" FROM "IdempotentAnswer" WHERE "personId" = ? AND "key" = ?',
    actor.personId,
    key,
  )
  if (row === undefined) return null
  const kept = KeptAnswer.parse(row)
  if (kept.requestHash !== requestHash || kept.command !== command) {
    throw new Conflict(say('http.idempotency-key-used'))
  }
  authorise(actor, permission, kept.deskId)
  const result: Result = JSON.parse(kept.result)
  return { result }
}

function keepAnswer({ tx, actor, now }: Scope, command: string, options: CallOptions, done: Done<unknown>) {
  if (!options.idempotency || !actor) return
  const { key, requestHash } = options.idempotency
  const answer = {
    id: crypto.randomUUID(),
    personId: actor.personId,
    key,
    command,
    requestHash,
    deskId: done.deskId,
    result: JSON.stringify(done.result ?? null),
  }
  insertRow(tx, 'IdempotentAnswer', answer, now)
}

/** The fields of `after` that differ from `before`, for the audit log and the history; null when none does. */
export function changedFields<Fields extends Readonly<Record<string, JsonValue>>>(
  before: Fields,
  after: Partial<Fields>,
) {
  const changed = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  if (changed.length === 0) return null
  const pick = (fields: Partial<Fields>) => Object.fromEntries(changed.map((key) => [key, fields[key] ?? null]))
  return { before: pick(before), after: pick(after) }
}
