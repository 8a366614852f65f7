import type { JsonValue } from '@/lib/domain/json'
import type { LocalDrafts } from './local-drafts'

const RECORD = 'new/'
const FIELD = 'value'

/**
 * What is being written and has no record yet: a new comment, the form of new evidence, the reason of a return. Kept on
 * the device until it is sent or given up.
 */
export class LocalTexts {
  #values = new Map<string, JsonValue>()
  #listeners = new Set<() => void>()

  constructor(readonly kept: LocalDrafts) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly get = (name: string): JsonValue => this.#values.get(name) ?? null

  /** Names of all that is kept, with a beginning. */
  names(beginning: string): string[] {
    return [...this.#values.keys()].filter((name) => name.startsWith(beginning))
  }

  /** Takes in what an earlier page left, where nothing was typed yet. */
  async restore(): Promise<void> {
    for (const [record, fields] of await this.kept.all()) {
      const draft = fields[FIELD]
      const name = record.slice(RECORD.length)
      if (record.startsWith(RECORD) && draft && !this.#values.has(name)) this.#values.set(name, draft.value)
    }
    this.#changed()
  }

  set(name: string, value: JsonValue): void {
    this.#values.set(name, value)
    this.kept.keep(RECORD + name, FIELD, { value, base: null, changedAt: Date.now() })
    this.#changed()
  }

  clear(name: string): void {
    this.#values.delete(name)
    this.kept.forget(RECORD + name, FIELD)
    this.#changed()
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}
