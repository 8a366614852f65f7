/**
 * Kills this process at a moment: before the so-manieth thing that it does to the disk or the database. Imported first, so that
 * what is imported afterwards is counted.
 */

import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Database from 'better-sqlite3'

/** What changes files, and is therefore a moment. */
const CALLS = [
  'openSync',
  'writeSync',
  'writeFileSync',
  'renameSync',
  'linkSync',
  'copyFileSync',
  'rmSync',
  'unlinkSync',
  'chmodSync',
  'fsyncSync',
  'mkdirSync',
] as const

let moments = 0
let last = Number.POSITIVE_INFINITY

/** How many moments there were so far. */
export const momentsSoFar = () => moments

/** From now on moments count; the process is killed at this one. @param at Infinity only counts */
export function killAt(at: number): void {
  moments = 0
  last = at
}

function moment() {
  moments += 1
  if (moments >= last) process.kill(process.pid, 'SIGKILL')
}

function counted<Target extends object, Name extends keyof Target>(target: Target, name: Name) {
  const original = target[name]
  if (typeof original !== 'function') throw new Error(`${String(name)} is no function`)
  Object.defineProperty(target, name, {
    configurable: true,
    writable: true,
    value(this: unknown, ...given: unknown[]): unknown {
      moment()
      return Reflect.apply(original, this, given)
    },
  })
}

for (const name of CALLS) counted(fs, name)
syncBuiltinESMExports()

const memory = new Database(':memory:')
const statement: object = Object.getPrototypeOf(memory.prepare('SELECT 1'))
memory.close()
counted(Database.prototype, 'exec')
counted(Database.prototype, 'pragma')
for (const name of ['run', 'get', 'all']) counted<Record<string, unknown>, string>(Object.assign(statement), name)
