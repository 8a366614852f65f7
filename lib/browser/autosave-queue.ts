import type { JsonValue } from '@/lib/domain/json'
import { RefusedByServer, ServerUnreachable } from './api'
import { type Draft, type Fields, mergeDrafts } from './draft-merge'
import type { LocalDrafts } from './local-drafts'

/**
 * Names a record whose fields are typed into: `claim/ID`, `evidence/CLAIM/ID`, `verdict/CLAIM/truth`. The second part is
 * the claim: changes of one claim go one after the other.
 */
export type RecordName = string

export interface StoredRecord {
  /** For If-Match. */
  readonly version: number
  readonly values: Fields
}

/** How the desk reaches the records. */
export interface RecordPort {
  /** The record as the page knows it; null when it is gone, or has not been read yet. */
  current(record: RecordName): StoredRecord | null
  /** One field as the page shows it, though the record may not have been read whole. */
  shown(record: RecordName, field: string): JsonValue
  /** Sends the changed fields; when it resolves, `current` holds what the server holds. */
  send(record: RecordName, changed: Fields, stored: StoredRecord, how: { keepalive: boolean }): Promise<void>
  /** Reads the record again from the server. */
  refresh(record: RecordName): Promise<void>
  /** Whether the fields can be sent yet; a verdict needs its rating first. */
  isComplete(record: RecordName, values: Fields): boolean
}

export type SavingState =
  | 'saved'
  | 'waiting'
  | 'saving'
  | 'incomplete'
  | 'offline'
  | 'retrying'
  | 'signed-out'
  | 'refused'
  | 'conflict'

/** One record as the desk sees it. A new object with each change. */
export interface DraftEntry {
  readonly drafts: Readonly<Record<string, Draft>>
  readonly state: SavingState
  /** Another person's values of fields that both changed. */
  readonly conflicts: Fields
  /** The server's faults, by field. */
  readonly faults: Readonly<Record<string, string>>
  /** Why it was refused, in a sentence. */
  readonly message: string | null
  /** Milliseconds; null while nothing was saved in this page. */
  readonly savedAt: number | null
}

const EMPTY: DraftEntry = { drafts: {}, state: 'saved', conflicts: {}, faults: {}, message: null, savedAt: null }

/** Rest after the last key before saving (rule R24), in milliseconds. */
export const REST = 800
const FIRST_RETRY = 2_000
const LONGEST_RETRY = 30_000
/** Times that a record may change under a save before it waits for the next rest. */
const MOST_MERGES = 5

/** How things stand altogether, worst first. */
const WEIGHT: readonly SavingState[] = [
  'signed-out',
  'conflict',
  'refused',
  'offline',
  'retrying',
  'saving',
  'waiting',
  'incomplete',
  'saved',
]

/**
 * Saves what is typed: after a rest or on leaving the field, one change of a claim at a time, merging what others changed
 * in other fields, and asking where both changed the same. What isn't saved is kept on the device.
 */
export class AutosaveQueue {
  #entries = new Map<RecordName, DraftEntry>()
  #timers = new Map<RecordName, ReturnType<typeof setTimeout>>()
  #tries = new Map<RecordName, number>()
  #lanes = new Map<string, Promise<void>>()
  #listeners = new Set<() => void>()
  #overall: Pick<DraftEntry, 'state' | 'savedAt'> = EMPTY

  constructor(
    readonly port: RecordPort,
    readonly kept: LocalDrafts,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The drafts and state of a record. */
  readonly entry = (record: RecordName): DraftEntry => this.#entries.get(record) ?? EMPTY

  /** A record of which nothing was typed: how the server draws each, whatever is left on this device. */
  readonly untouched = (): DraftEntry => EMPTY

  /** The worst state of all records, and the last save. */
  readonly overall = (): Pick<DraftEntry, 'state' | 'savedAt'> => this.#overall

  /** Whether something typed has not reached the server. */
  hasUnsaved(): boolean {
    return [...this.#entries.values()].some(({ drafts }) => Object.keys(drafts).length > 0)
  }

  /** Takes in what was left on the device by an earlier page, and sends it. */
  async restore(): Promise<void> {
    for (const [record, drafts] of await this.kept.all()) {
      if (!(await this.#isThere(record))) continue
      this.#update(record, { drafts: { ...drafts, ...this.entry(record).drafts }, state: 'waiting' })
      void this.flush(record)
    }
  }

  /** Whether a record exists. While that can't be asked it counts as there: saving it tries again. */
  async #isThere(record: RecordName): Promise<boolean> {
    if (this.port.current(record) !== null) return true
    try {
      await this.port.refresh(record)
    } catch {
      return true
    }
    return this.port.current(record) !== null
  }

  /** A field was changed by hand. */
  change(record: RecordName, field: string, value: JsonValue): void {
    const { drafts, faults, conflicts } = this.entry(record)
    const base = drafts[field]?.base ?? this.port.shown(record, field)
    const draft = { value, base, changedAt: Date.now() }
    this.kept.keep(record, field, draft)
    const { [field]: _, ...otherFaults } = faults
    this.#update(record, {
      drafts: { ...drafts, [field]: draft },
      faults: otherFaults,
      state: Object.keys(conflicts).length > 0 ? 'conflict' : 'waiting',
    })
    this.#schedule(record, REST)
  }

  /** Saves at once: on leaving the field. */
  flush(record: RecordName, { keepalive = false } = {}): Promise<void> {
    clearTimeout(this.#timers.get(record))
    this.#timers.delete(record)
    const lane = record.split('/')[1] ?? record
    const before = this.#lanes.get(lane) ?? Promise.resolve()
    // A closing page can't wait for its turn: the version check keeps it safe.
    const turn = keepalive ? this.#save(record, true) : before.then(() => this.#save(record, false))
    this.#lanes.set(
      lane,
      turn.catch(() => undefined),
    )
    return turn
  }

  /** Saves everything; `keepalive` when the page closes. */
  async flushAll({ keepalive = false } = {}): Promise<void> {
    await Promise.all([...this.#entries.keys()].map((record) => this.flush(record, { keepalive })))
  }

  /** Runs a change of a claim in its turn, after what was typed into it. */
  async inTurn<Result>(claimId: string, work: () => Promise<Result>): Promise<Result> {
    for (const record of this.#entries.keys()) if (record.split('/')[1] === claimId) void this.flush(record)
    const before = this.#lanes.get(claimId) ?? Promise.resolve()
    const done = before.then(work)
    this.#lanes.set(
      claimId,
      done.then(
        () => undefined,
        () => undefined,
      ),
    )
    return done
  }

  /** The person picked one of two values of a field. */
  settle(record: RecordName, field: string, choice: 'mine' | 'theirs'): void {
    const { drafts, conflicts } = this.entry(record)
    const { [field]: theirs = null, ...otherConflicts } = conflicts
    const { [field]: draft, ...others } = drafts
    if (choice === 'theirs' || !draft) {
      this.kept.forget(record, field)
      this.#update(record, { drafts: others, conflicts: otherConflicts })
    } else {
      const rebased = { ...draft, base: theirs }
      this.kept.keep(record, field, rebased)
      this.#update(record, { drafts: { ...others, [field]: rebased }, conflicts: otherConflicts })
    }
    void this.flush(record)
  }

  /** Gives up what was typed into a record. */
  discard(record: RecordName): void {
    clearTimeout(this.#timers.get(record))
    for (const field of Object.keys(this.entry(record).drafts)) this.kept.forget(record, field)
    this.#entries.delete(record)
    this.#changed()
  }

  async #save(record: RecordName, keepalive: boolean): Promise<void> {
    for (let merge = 0; merge < MOST_MERGES; merge++) {
      const stored = this.port.current(record)
      const { drafts, state } = this.entry(record)
      if (Object.keys(drafts).length === 0) {
        if (state !== 'saved') this.#update(record, { state: 'saved', message: null })
        return
      }
      if (!stored) {
        try {
          await this.port.refresh(record)
        } catch (error) {
          return this.#failed(record, error)
        }
        // What it belongs to was removed: it stays on the device, and comes back if the record does.
        if (this.port.current(record) === null) return this.#update(record, { state: 'refused' })
        continue
      }
      const send = this.#merge(record, stored)
      if (send === null) return
      try {
        await this.port.send(record, send, stored, { keepalive })
        this.#sent(record, send)
        return
      } catch (error) {
        if (!(error instanceof RefusedByServer && error.code === 'stale')) return this.#failed(record, error)
        try {
          await this.port.refresh(record)
        } catch (again) {
          return this.#failed(record, again)
        }
      }
    }
    this.#schedule(record, FIRST_RETRY)
  }

  /** Lays the drafts over the stored record. Null when there is nothing to send. */
  #merge(record: RecordName, stored: StoredRecord): Fields | null {
    const { drafts, savedAt } = this.entry(record)
    const { send, settled, conflicts } = mergeDrafts(drafts, stored.values)
    const open = Object.fromEntries(Object.entries(drafts).filter(([field]) => !settled.includes(field)))
    for (const field of settled) this.kept.forget(record, field)
    const inConflict = Object.keys(conflicts).length > 0
    const ready = Object.keys(send).length > 0 && this.port.isComplete(record, { ...stored.values, ...send })
    const rest: SavingState = inConflict ? 'conflict' : Object.keys(send).length > 0 ? 'incomplete' : 'saved'
    this.#update(record, { drafts: open, conflicts, message: null, savedAt, state: ready ? 'saving' : rest })
    return ready ? send : null
  }

  #sent(record: RecordName, sent: Fields): void {
    const { drafts, conflicts } = this.entry(record)
    const left: Record<string, Draft> = {}
    for (const [field, draft] of Object.entries(drafts)) {
      const value = sent[field]
      if (value === undefined) left[field] = draft
      else if (JSON.stringify(value) === JSON.stringify(draft.value)) this.kept.forget(record, field)
      else left[field] = { ...draft, base: value }
    }
    for (const [field, draft] of Object.entries(left)) this.kept.keep(record, field, draft)
    this.#tries.delete(record)
    const inConflict = Object.keys(conflicts).length > 0
    const more = Object.keys(left).some((field) => conflicts[field] === undefined)
    this.#update(record, {
      drafts: left,
      faults: {},
      message: null,
      savedAt: Date.now(),
      state: inConflict ? 'conflict' : more ? 'waiting' : 'saved',
    })
    if (more) this.#schedule(record, REST)
  }

  #failed(record: RecordName, error: unknown): void {
    if (error instanceof ServerUnreachable) {
      this.#update(record, { state: 'offline' })
      return this.#retryLater(record)
    }
    if (!(error instanceof RefusedByServer)) throw error
    if (error.status === 401) return this.#update(record, { state: 'signed-out' })
    if (error.status >= 500 || error.status === 429) {
      this.#update(record, { state: 'retrying' })
      return this.#retryLater(record, error.retryAfterSeconds)
    }
    const faults = Object.fromEntries(
      error.faults.map(({ pointer, message }) => [pointer.split('/')[1] ?? '', message]),
    )
    this.#update(record, { state: 'refused', message: error.detail, faults })
  }

  #retryLater(record: RecordName, seconds: number | null = null): void {
    const tries = this.#tries.get(record) ?? 0
    this.#tries.set(record, tries + 1)
    const wait = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** tries)
    this.#schedule(record, Math.max(wait, (seconds ?? 0) * 1_000))
  }

  #schedule(record: RecordName, wait: number): void {
    clearTimeout(this.#timers.get(record))
    this.#timers.set(
      record,
      setTimeout(() => void this.flush(record), wait),
    )
  }

  #update(record: RecordName, change: Partial<DraftEntry>): void {
    this.#entries.set(record, { ...this.entry(record), ...change })
    this.#changed()
  }

  #changed(): void {
    const entries = [...this.#entries.values()]
    const state = WEIGHT.find((each) => entries.some((entry) => entry.state === each)) ?? 'saved'
    const savedAt = entries.reduce<number | null>(
      (last, entry) => (entry.savedAt !== null && entry.savedAt > (last ?? 0) ? entry.savedAt : last),
      this.#overall.savedAt,
    )
    if (state !== this.#overall.state || savedAt !== this.#overall.savedAt) this.#overall = { state, savedAt }
    for (const listener of this.#listeners) listener()
  }
}
