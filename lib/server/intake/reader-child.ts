/**
 * The process that reads foreign bytes (safety, traps 5 and 6). It is started by `reader-process.ts` with an empty
 * environment, gets jobs and gives readings over IPC, and may be killed at any moment: nothing in it is worth keeping.
 */

import { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { readReceived } from './read-received'
import type { ReaderMessage, ReadJob } from './reading'

/** What the parent sends. Its own process: trusted, and typed only. */
export interface ReaderJob {
  readonly job: number
  readonly given: ReadJob
}

/** Most resident memory of this process, in bytes: its one argument. */
const memoryLimit = Number(process.argv[2])

/**
 * A thread that sees what this one can't while it is stuck in a file: that memory outgrows its limit (Buffers are not
 * bound by V8's), or that the parent is gone and nobody waits any more.
 */
const WATCH = `
const parent = process.ppid
setInterval(() => {
  if (process.memoryUsage.rss() > ${memoryLimit} || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
}, 100)`

function watchMyself(): void {
  new Worker(WATCH, { eval: true, execArgv: [], env: {} }).unref()
}

/** Nothing that reads an article needs the network: what the bytes may have talked a library into, fails here. */
function cutNetwork(): void {
  Socket.prototype.connect = () => {
    throw new Error('The reading process has no network.')
  }
  Reflect.deleteProperty(globalThis, 'fetch')
  Reflect.deleteProperty(globalThis, 'WebSocket')
}

const send = (message: ReaderMessage) => process.send?.(message)

async function read({ job, given }: ReaderJob): Promise<void> {
  send({ kind: 'done', job, reading: await readReceived(given) })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  cutNetwork()
  watchMyself()
  process.on('message', (message: ReaderJob) => void read(message))
  process.on('disconnect', () => process.exit(0))
  send({ kind: 'ready' })
}
