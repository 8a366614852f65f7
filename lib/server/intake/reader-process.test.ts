import { inEnglish } from '@/lib/domain/refusals/english'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { READER_LIMITS, type ReaderLimits, Readers } from './reader-process'

const PROGRAM = fileURLToPath(new URL('misbehaving-reader.ts', import.meta.url))
const MB = 1024 * 1024
const SMALL: ReaderLimits = {
  ...READER_LIMITS,
  processes: 1,
  waiting: 3,
  milliseconds: 1000,
  bytes: 400 * MB,
  heap: 200,
}

const made: Readers[] = []
const readersWith = (limits: Partial<ReaderLimits> = {}) => {
  const readers = new Readers({ ...SMALL, ...limits }, PROGRAM)
  made.push(readers)
  return readers
}
afterEach(() => {
  for (const readers of made.splice(0)) readers.close()
})

const job = (content: string) => ({ content, format: 'text' as const })
const wordsOf = async (readers: Readers, content: string) => {
  const reading = await readers.read(job(content), null)
  return reading.kind === 'read' ? '' : String(reading.sentence.values.what)
}

describe('a file that breaks its reader', () => {
  it.each([
    ['loop for ever', {}, 'too-slow', 'This could not be read within the time of 1 s'],
    ['fill buffers', { milliseconds: 30_000 }, 'too-heavy', 'within 400.0 MB of memory'],
    ['fill the heap', { milliseconds: 30_000 }, 'too-heavy', 'of memory'],
    ['end', {}, 'too-heavy', 'Nothing was saved'],
    ['answer with something else', {}, 'damaged', 'Nothing was saved'],
    ['answer another job', {}, 'damaged', 'Nothing was saved'],
  ])('%s: costs a refusal, and the next one is read', async (action, limits, kind, words) => {
    const readers = readersWith(limits)
    const before = await wordsOf(readers, 'answer')
    const reading = await readers.read(job(action), null)
    if (reading.kind === 'read') return expect.fail('it was read')
    expect(reading.kind).toBe(kind)
    expect(inEnglish(reading.sentence)).toContain(words)
    const after = await wordsOf(readers, 'answer')
    expect(after).toMatch(/^\d+$/)
    expect(after).not.toBe(before)
  })

  it('holds nobody else up: this process goes on at its own pace meanwhile', async () => {
    const readers = readersWith()
    await wordsOf(readers, 'answer')
    let ticks = 0
    const clock = setInterval(() => (ticks += 1), 10)
    await readers.read(job('loop for ever'), null)
    clearInterval(clock)
    // One second in steps of ten milliseconds; a tenth of them would be there on the slowest machine, one in a stuck one.
    expect(ticks).toBeGreaterThan(10)
  })
})

describe('the processes', () => {
  it('are warm: one reads job after job, until it is replaced', async () => {
    const readers = readersWith({ jobs: 2 })
    const [first, second, third] = [
      await wordsOf(readers, 'answer'),
      await wordsOf(readers, 'answer'),
      await wordsOf(readers, 'answer'),
    ]
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  it('know nothing of ours', async () => {
    process.env.STET_TEST_SECRET = 'never told'
    const names = (await wordsOf(readersWith(), 'environment')).split(' ')
    delete process.env.STET_TEST_SECRET
    expect(names.filter((name) => !/^(?:NODE_|SystemRoot$)/.test(name))).toEqual([])
  })

  it('have a queue with an end', async () => {
    const readers = readersWith()
    const readings = await Promise.all(Array.from({ length: 6 }, () => readers.read(job('answer'), null)))
    expect(readings.map(({ kind }) => kind)).toEqual(['empty', 'empty', 'empty', 'empty', 'busy', 'busy'])
  })

  it('have a queue that holds no more bytes than it may', async () => {
    const readers = readersWith({ waitingBytes: 3_000 })
    const [first, second, third] = await Promise.all([
      readers.read(job('answer'), null),
      readers.read(job(`answer ${'x'.repeat(1_000)}`), null),
      readers.read(job(`answer ${'x'.repeat(1_000)}`), null),
    ])
    expect([first?.kind, second?.kind === 'busy', third?.kind]).toEqual(['empty', false, 'busy'])
  })

  it('leave room for others when one person sends all they have', async () => {
    const readers = readersWith({ waiting: 9 })
    const sent = (whose: string, count: number) =>
      Promise.all(Array.from({ length: count }, () => readers.read(job('answer'), whose)))
    const kinds = (await Promise.all([sent('lina', 9), sent('omar', 2), sent('amal', 1)])).map((readings) =>
      readings.map(({ kind }) => kind),
    )
    // One of Lina's is being read, three wait.
    expect(kinds).toEqual([
      [...Array<string>(4).fill('empty'), ...Array<string>(5).fill('busy')],
      ['empty', 'empty'],
      ['empty'],
    ])
    expect((await sent('lina', 1)).map(({ kind }) => kind)).toEqual(['empty'])
  })

  it('serve people in turns, each in the order in which they sent', async () => {
    const readers = readersWith({ waiting: 9 })
    const order: string[] = []
    const send = (name: string) => readers.read(job('answer'), name.charAt(0)).then(() => order.push(name))
    await Promise.all(['lina 1', 'lina 2', 'lina 3', 'omar 1', 'omar 2', 'amal 1'].map(send))
    expect(order).toEqual(['lina 1', 'omar 1', 'amal 1', 'lina 2', 'omar 2', 'lina 3'])
  })

  it('leave room for the bytes of others, too', async () => {
    const readers = readersWith({ waitingBytes: 9_000 })
    const big = job(`answer ${'x'.repeat(900)}`)
    const sent = [null, 'lina', 'lina', 'omar'].map((whose) => readers.read(big, whose))
    const kinds = (await Promise.all(sent)).map(({ kind }) => (kind === 'busy' ? 'busy' : 'read'))
    expect(kinds).toEqual(['read', 'read', 'busy', 'read'])
  })

  it('let nobody wait for longer than they look', async () => {
    const readers = readersWith({ patience: 200, milliseconds: 3_000 })
    await wordsOf(readers, 'answer')
    const [stuck, waiting] = await Promise.all([
      readers.read(job('loop for ever'), null),
      readers.read(job('answer'), null),
    ])
    expect([stuck.kind, waiting.kind]).toEqual(['too-slow', 'busy'])
    expect((await readers.read(job('answer'), null)).kind).toBe('empty')
  })

  it('tell how much memory they have', async () => {
    const readers = readersWith()
    await wordsOf(readers, 'answer')
    expect(readers.memory()).toBeGreaterThanOrEqual(process.platform === 'linux' ? 20 * MB : 0)
  })

  it('that can not be started fail with the reason, and not in silence', async () => {
    const readers = new Readers(SMALL, `${PROGRAM}-is-not-there`)
    await expect(readers.read(job('answer'), null)).rejects.toThrow(/did not start/)
  })
})
