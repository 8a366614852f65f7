/**
 * Kills at some two hundred moments of first start, upgrade from every migration, backup, restore and rekey. Two thirds come before a step
 * that is counted (every call that changes a file or asks the database), one third at any time, in the middle of a step. After each
 * one Stet starts again, and doctor must find nothing. `STET_RIG_DEED` chooses one of them by its name.
 */

import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { ACT_NAMES, actOf, faultsAfter } from './acts'

/** Kills of each action: the short ones have few moments, and there are many upgrades. */
const KILLS: Readonly<Record<string, number>> = { 'first start': 36, backup: 24, restore: 36, rekey: 24 }
const KILLS_OF_AN_UPGRADE = 8

interface Ran {
  /** Counted moments; null when it was killed. */
  readonly moments: number | null
  /** Milliseconds from ready to its end. */
  readonly took: number
}

/** @returns whether it holds */
export async function tryKills(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-kills-'))
  const rows: Record<string, { moments: number; kills: number; faults: number }> = {}
  try {
    for (const name of ACT_NAMES.filter((each) => each === (process.env.STET_RIG_DEED ?? each))) {
      const before = join(folder, 'before')
      rmSync(before, { recursive: true, force: true })
      mkdirSync(before)
      await actOf(name).prepare(before)
      const unharmed = copyOf(before, join(folder, 'unharmed'))
      const { moments, took } = await run(name, unharmed, 0)
      if (moments === null) throw new Error(`${name} ended by itself`)
      // An older file that was made for this has no log of its people, and doctor says so.
      const anyway = new Set(await faultsAfter(name, unharmed))
      const kills = KILLS[name] ?? KILLS_OF_AN_UPGRADE
      let faulty = 0
      for (let kill = 0; kill < kills; kill += 1) {
        const place = copyOf(before, join(folder, 'killed'))
        const share = (kill + 0.5) / kills
        if (kill % 3 === 2) await run(name, place, 0, took * share)
        else await run(name, place, 1 + Math.floor(moments * share))
        const faults = (await faultsAfter(name, place)).filter((fault) => !anyway.has(fault))
        if (faults.length === 0) continue
        faulty += 1
        console.log(`${name}, killed at ${(share * 100).toFixed(0)} %: ${faults.join(' ')}`)
      }
      rows[name] = { moments, kills, faults: faulty }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.table(rows)
  const faults = Object.values(rows).reduce((sum, row) => sum + row.faults, 0)
  const kills = Object.values(rows).reduce((sum, row) => sum + row.kills, 0)
  console.log(`${kills} kills, ${faults} with something wrong afterwards.`)
  return faults === 0
}

function copyOf(from: string, to: string): string {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
  return to
}

/** @param after milliseconds from ready to a kill from outside */
async function run(name: string, folder: string, moment: number, after?: number): Promise<Ran> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'bench/rig/kills/action.ts', name, folder, String(moment)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let began = 0
  let moments: number | null = null
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line !== 'ready') {
      moments = Number(line)
      return
    }
    began = performance.now()
    if (after !== undefined) void wait(after).then(() => child.kill('SIGKILL'))
  })
  await new Promise((resolve) => void child.once('close', resolve))
  return { moments, took: performance.now() - began }
}
