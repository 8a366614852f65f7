/**
 * Foreign bytes are read in child processes with a limit of time and of memory, so that a file made to break its reader
 * costs one refusal and nothing else: worker threads don't bound memory, and a stuck parse would stop the whole server.
 *
 * A few warm processes take one job at a time; the others wait in a queue with an end. A process that passes a limit is
 * killed, and the next job gets a fresh one.
 */

import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import type { ReaderJob } from './reader-child'
import { type QueueLimits, ReaderQueue } from './reader-queue'
import { readerMessage, type ReadJob, type Reading } from './reading'
import { refuse } from './refusal'

export interface ReaderLimits extends QueueLimits {
  /** Processes at once. */
  readonly processes: number
  /** Most time of one job, in milliseconds. */
  readonly milliseconds: number
  /** Most resident memory of a process, in bytes: what is outside V8's heap included. */
  readonly bytes: number
  /** Most of it in V8's heap, in megabytes. */
  readonly heap: number
  /** A process is replaced after so many jobs, or when it keeps more than half of `bytes` after one. */
  readonly jobs: number
}

const MB = 1024 * 1024

export const READER_LIMITS: ReaderLimits = {
  // Two are enough for a batch; a server that mostly waits gets its turn beside them on two processors as well.
  processes: Math.min(2, availableParallelism()),
  waiting: 100,
  waitingBytes: 200 * MB,
  patience: 60_000,
  milliseconds: 20_000,
  bytes: 768 * MB,
  heap: 384,
  jobs: 500,
}

/** A process that takes longer than this to load will never be ready. */
const START = 60_000
/** How often the memory of a working process is looked at. */
const LOOK = 50

export class Readers {
  private readonly idle: Reader[] = []
  private readonly queue: ReaderQueue
  private readonly alive = new Set<Reader>()
  private closed = false

  /** @param program path of what the processes run; another one only in tests */
  constructor(
    private readonly limits: ReaderLimits = READER_LIMITS,
    private readonly program = entry(),
  ) {
    this.queue = new ReaderQueue(limits)
  }

  /**
   * Reads one thing; refuses at once when too many wait, or too many of the same person.
   *
   * @param whose id of the person it is read for; null for what the server reads by itself
   * @throws Error when no process can be started
   */
  read(given: ReadJob, whose: string | null): Promise<Reading> {
    const reading = this.queue.join(given, whose)
    this.next()
    return reading
  }

  /** Resident memory of the processes, in bytes; 0 where the system doesn't tell. */
  memory(): number {
    return [...this.alive].reduce((sum, reader) => sum + reader.memory(), 0)
  }

  close(): void {
    this.closed = true
    this.queue.close()
    for (const reader of this.alive) reader.kill()
  }

  private next(): void {
    if (this.closed || this.queue.isEmpty()) return
    const reader = this.idle.pop() ?? (this.alive.size < this.limits.processes ? this.start() : null)
    const waiting = reader && this.queue.take()
    if (!reader || !waiting) return
    void reader
      .read(waiting.given)
      .then(waiting.resolve, waiting.reject)
      .then(() => {
        if (reader.isWorn()) reader.kill()
        if (reader.isDead()) this.alive.delete(reader)
        else this.idle.push(reader)
        this.next()
      })
  }

  private start(): Reader {
    const reader = new Reader(this.limits, this.program, () => {
      this.alive.delete(reader)
      const at = this.idle.indexOf(reader)
      if (at >= 0) this.idle.splice(at, 1)
    })
    this.alive.add(reader)
    return reader
  }
}

/** One process and the job it works on. */
class Reader {
  private readonly child: ChildProcess
  private readonly ready: Promise<void>
  private done: ((reading: Reading) => void) | null = null
  private jobs = 0
  private dead = false
  private complaint = ''

  constructor(
    private readonly limits: ReaderLimits,
    program: string,
    onEnd: () => void,
  ) {
    this.child = fork(program, [String(limits.bytes)], {
      cwd: root(),
      // Nothing of ours that the bytes could ask for. Windows starts no process without its root.
      env: { NODE_ENV: 'production', SystemRoot: process.env.SystemRoot },
      execArgv: [...loading(program), `--max-old-space-size=${limits.heap}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.child.stderr?.on('data', (part: Buffer) => {
      this.complaint = `${this.complaint}${part.toString()}`.slice(-2000)
    })
    this.ready = this.started()
    // Whoever waits for it is told; with nobody waiting it is no unhandled rejection.
    this.ready.catch(() => undefined)
    this.child.on('message', (message) => this.answered(message))
    this.child.once('exit', () => {
      this.dead = true
      this.done?.(refuse.tooHeavy(this.limits.bytes))
      onEnd()
    })
    this.hold(false)
  }

  async read(given: ReadJob): Promise<Reading> {
    this.hold(true)
    try {
      await this.ready
      return await this.work(given)
    } finally {
      this.hold(false)
    }
  }

  isWorn(): boolean {
    return this.jobs >= this.limits.jobs || this.memory() > this.limits.bytes / 2
  }

  isDead(): boolean {
    return this.dead
  }

  kill(): void {
    this.dead = true
    this.child.kill('SIGKILL')
  }

  /** Resident memory in bytes; 0 where the system doesn't tell, and the process watches itself alone. */
  memory(): number {
    if (process.platform !== 'linux' || this.dead) return 0
    try {
      const status = readFileSync(`/proc/${this.child.pid}/status`, 'latin1')
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
    } catch {
      return 0
    }
  }

  private work(given: ReadJob): Promise<Reading> {
    this.jobs += 1
    return new Promise((resolve) => {
      const end = (reading: Reading) => {
        clearTimeout(time)
        clearInterval(look)
        this.done = null
        resolve(reading)
      }
      const giveUp = (reading: Reading) => {
        this.kill()
        end(reading)
      }
      const time = setTimeout(
        () => giveUp(refuse.tooSlow(Math.round(this.limits.milliseconds / 1000))),
        this.limits.milliseconds,
      )
      const look = setInterval(() => {
        if (this.memory() > this.limits.bytes) giveUp(refuse.tooHeavy(this.limits.bytes))
      }, LOOK)
      this.done = end
      if (this.dead) end(refuse.unreadable())
      else
        this.child.send({ job: this.jobs, given } satisfies ReaderJob, (error) => {
          if (error) giveUp(refuse.unreadable())
        })
    })
  }

  private answered(message: unknown): void {
    const answer = readerMessage(message)
    if (answer?.kind === 'ready') return
    // An answer of another shape or to another job: the bytes have taken the process over.
    if (answer?.job === this.jobs) this.done?.(answer.reading)
    else {
      this.kill()
      this.done?.(refuse.unreadable())
    }
  }

  private started(): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (why: string) => {
        clearTimeout(time)
        this.kill()
        reject(new Error(`The process that reads articles did not start: ${why}`))
      }
      const time = setTimeout(() => fail('it took too long'), START)
      time.unref()
      this.child.once('message', () => {
        clearTimeout(time)
        resolve()
      })
      this.child.once('error', (error) => fail(error.message))
      this.child.once('exit', () => fail(causeIn(this.complaint)))
    })
  }

  /** An idle process must not keep this one from ending. */
  private hold(keep: boolean): void {
    const { child } = this
    if (keep) {
      child.ref()
      child.channel?.ref()
    } else {
      child.unref()
      child.channel?.unref()
      if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref()
    }
  }
}

/** Of what a process of Node.js printed before it ended: the line that names the error, the last one where none does. */
function causeIn(complaint: string): string {
  const lines = complaint.trim().split('\n')
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? ''
}

/** Every way of starting Stet makes the project's folder the working one. */
const root = () => /* turbopackIgnore: true */ process.cwd()

declare global {
  /** Where the command line runs bundled: the bundle of the process that reads, in the project's folder. */
  var stetReadingProgram: string | null | undefined
}

/** What the processes run: one file that was built with the server or the command line that runs, its source elsewhere. */
function entry(): string {
  if (globalThis.stetReadingProgram) return resolve(root(), globalThis.stetReadingProgram)
  const bundled = resolve(root(), process.env.STET_DIST || '.next', 'programs', 'reader.mjs')
  if (process.env.NODE_ENV === 'production' && existsSync(/* turbopackIgnore: true */ bundled)) return bundled
  return join(root(), 'lib', 'server', 'intake', 'reader-child.ts')
}

/** How Node.js is told to run it. */
const loading = (program: string) => (program.endsWith('.ts') ? ['--import', 'tsx'] : [])

/** A process that is stuck in a file would not notice that this one is gone. */
function closedAtTheEnd(made: Readers): Readers {
  process.once('exit', () => made.close())
  return made
}

declare global {
  var stetReaders: Readers | undefined
}

/** The processes of this server or command, started when they are first needed. Hot reload must not make others. */
export function readers(): Readers {
  globalThis.stetReaders ??= closedAtTheEnd(new Readers())
  return globalThis.stetReaders
}
