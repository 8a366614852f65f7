import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { JsonValue } from '@/lib/domain/json'
import { RefusedByServer, ServerUnreachable } from './api'
import { AutosaveQueue, REST, type StoredRecord } from './autosave-queue'
import type { Draft, Fields } from './draft-merge'

const RECORD = 'claim/c1'

/** A server of one record, and the device's memory. */
function stage(values: Record<string, JsonValue> = { statement: 'old', saidPlace: null }) {
  const server = { version: 1, values }
  let known: StoredRecord = { ...server }
  const kept = new Map<string, Draft>()
  const failures: Error[] = []
  const sent: Fields[] = []
  const desk = new AutosaveQueue(
    {
      current: (record) => (record === RECORD ? known : null),
      shown: (record, field) => (record === RECORD ? (known?.values[field] ?? null) : null),
      isComplete: () => true,
      refresh: async () => {
        known = { ...server, values: { ...server.values } }
      },
      send: async (_, changed, stored) => {
        const failure = failures.shift()
        if (failure) throw failure
        if (stored.version !== server.version) throw new RefusedByServer(412, 'stale', 'Changed meanwhile.')
        sent.push(changed)
        Object.assign(server.values, changed)
        server.version++
        known = { ...server, values: { ...server.values } }
      },
    },
    {
      keep: (record, field, draft) => kept.set(`${record} ${field}`, draft),
      forget: (record, field) => kept.delete(`${record} ${field}`),
      all: async () => {
        const all = new Map<string, Record<string, Draft>>()
        for (const [key, draft] of kept) {
          const [record = '', field = ''] = key.split(' ')
          all.set(record, { ...all.get(record), [field]: draft })
        }
        return all
      },
    },
  )
  const another = (changed: Fields) => {
    Object.assign(server.values, changed)
    server.version++
  }
  return { desk, server, kept, failures, sent, another }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const rest = (milliseconds = REST) => vi.advanceTimersByTimeAsync(milliseconds)

describe('what is typed', () => {
  it('is kept on the device at once and saved after a rest', async () => {
    const { desk, server, kept, sent } = stage()
    desk.change(RECORD, 'statement', 'new')
    expect(kept.size).toBe(1)
    expect(desk.entry(RECORD).state).toBe('waiting')
    await rest(REST - 1)
    expect(sent).toEqual([])
    await rest(1)
    expect(server.values.statement).toBe('new')
    expect(desk.entry(RECORD)).toMatchObject({ state: 'saved', drafts: {} })
    expect(kept.size).toBe(0)
  })

  it('goes together with what another changed in a different field meanwhile', async () => {
    const { desk, server, another } = stage()
    desk.change(RECORD, 'statement', 'mine')
    another({ saidPlace: 'Damascus' })
    await rest()
    expect(server.values).toEqual({ statement: 'mine', saidPlace: 'Damascus' })
    expect(desk.entry(RECORD).state).toBe('saved')
  })

  it('waits for a choice when another changed the same field, and loses neither value', async () => {
    const { desk, server, kept, another } = stage()
    desk.change(RECORD, 'statement', 'mine')
    another({ statement: 'theirs' })
    await rest()
    expect(desk.entry(RECORD)).toMatchObject({ state: 'conflict', conflicts: { statement: 'theirs' } })
    expect(server.values.statement).toBe('theirs')
    expect(kept.size).toBe(1)
    desk.settle(RECORD, 'statement', 'mine')
    await rest(0)
    expect(server.values.statement).toBe('mine')
    expect(kept.size).toBe(0)
  })

  it('gives way when theirs is taken', async () => {
    const { desk, server, kept, another } = stage()
    desk.change(RECORD, 'statement', 'mine')
    another({ statement: 'theirs' })
    await rest()
    desk.settle(RECORD, 'statement', 'theirs')
    await rest(0)
    expect(server.values.statement).toBe('theirs')
    expect(desk.entry(RECORD)).toMatchObject({ state: 'saved', drafts: {}, conflicts: {} })
    expect(kept.size).toBe(0)
  })

  it('is kept while there is no connection, and sent when it is back', async () => {
    const { desk, server, kept, failures } = stage()
    failures.push(new ServerUnreachable(), new ServerUnreachable())
    desk.change(RECORD, 'statement', 'new')
    await rest()
    expect(desk.overall().state).toBe('offline')
    expect(kept.size).toBe(1)
    await rest(60_000)
    expect(server.values.statement).toBe('new')
    expect(desk.overall().state).toBe('saved')
  })

  it('waits while the session has ended, and is sent by the next try', async () => {
    const { desk, server, failures } = stage()
    failures.push(new RefusedByServer(401, 'not-signed-in', 'Sign in.'))
    desk.change(RECORD, 'statement', 'new')
    await rest()
    expect(desk.overall().state).toBe('signed-out')
    await desk.flushAll()
    expect(server.values.statement).toBe('new')
  })

  it('stays in its field with the server’s words when it is refused', async () => {
    const { desk, failures } = stage()
    failures.push(new RefusedByServer(422, 'invalid', 'No.', [{ pointer: '/statement', message: 'is empty' }]))
    desk.change(RECORD, 'statement', 'x')
    await rest()
    const { state, faults, drafts } = desk.entry(RECORD)
    expect(state).toBe('refused')
    expect(faults).toEqual({ statement: 'is empty' })
    expect(drafts.statement?.value).toBe('x')
  })

  it('typed on while a save is under way is saved afterwards', async () => {
    const { desk, server } = stage()
    desk.change(RECORD, 'statement', 'one')
    const saving = desk.flush(RECORD)
    desk.change(RECORD, 'statement', 'one two')
    await saving
    await rest()
    expect(server.values.statement).toBe('one two')
    expect(desk.entry(RECORD).state).toBe('saved')
  })
})

it('takes up and sends what an earlier page left on the device', async () => {
  const { desk, server, kept } = stage()
  kept.set(`${RECORD} statement`, { value: 'left behind', base: 'old', changedAt: 0 })
  await desk.restore()
  await rest(0)
  expect(server.values.statement).toBe('left behind')
  expect(kept.size).toBe(0)
})

it('asks about what an earlier page left when the field has changed since', async () => {
  const { desk, kept } = stage({ statement: 'changed since' })
  kept.set(`${RECORD} statement`, { value: 'left behind', base: 'old', changedAt: 0 })
  await desk.restore()
  await rest(0)
  expect(desk.entry(RECORD)).toMatchObject({ state: 'conflict', conflicts: { statement: 'changed since' } })
})
