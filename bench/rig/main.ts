/**
 * `npm run rig`: whether strangers can crash or freeze the server. Each attack runs for a minute against a production
 * server of its own with a heap of 512 MB, on loopback, while a colleague saves beside it; a control without our limits must
 * fall. `STET_RIG_SECONDS` shortens it. Then two hundred kills, ten thousand fuzzed
 * requests, a newsroom of fifty at work, sign-in under guesses, and an import beside others' saves. Names as arguments choose among all of them.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { z } from 'zod'
import { freePort, untilAnswers, withStetServer } from '../stet-server'
import { tryAnnotate } from './annotate'
import { ATTACKS, LONGEST_HELD } from './attacks'
import { colleaguesKey } from './colleague'
import { tryFuzz } from './fuzz'
import { tryKills } from './kills/main'
import { tryNewsroom } from './newsroom'
import { trySignIn } from './sign-in'
import { percentile, residentMegabytes, servingProcess, watch } from './measure'

const SECONDS = Number(process.env.STET_RIG_SECONDS ?? 60)
const HEAP = { NODE_OPTIONS: '--max-old-space-size=512' }

/** What must hold. */
const BAR = { liveP99: 250, saveP95: 500, memoryGrowth: 1.2 }

const Outcome = z.object({ sent: z.number(), answers: z.record(z.string(), z.number()), heldTooLong: z.number() })

interface Served {
  readonly port: number
  readonly pid: number
  readonly key: string
}

/** One attack on one server: its figures, and what doesn't hold. */
async function attack(name: string, { port, pid, key }: Served) {
  const origin = `http://localhost:${port}`
  const before = residentMegabytes(pid) ?? 0
  const attacker = runAttacker(name, port)
  const { live, saves } = await watch({ origin, key, seconds: SECONDS })
  const { sent, answers, heldTooLong } = await attacker
  const during = residentMegabytes(pid)
  // The desk works on: a server that nobody asks anything has no reason to tidy its memory.
  await watch({ origin, key, seconds: Math.min(60, SECONDS) })
  const after = residentMegabytes(pid)
  const liveP99 = percentile(live, 99)
  const saveP95 = percentile(saves, 95)
  const faults = [
    ...(after === null ? ['the server is gone'] : []),
    ...(liveP99 > BAR.liveP99 ? ['live is slow'] : []),
    ...(saveP95 > BAR.saveP95 ? ['saves are slow'] : []),
    ...((after ?? 0) > before * BAR.memoryGrowth ? ['memory stays'] : []),
    ...(heldTooLong > 0 ? [`connections held over ${LONGEST_HELD} s`] : []),
  ]
  const figures = {
    ...{ attack: name, sent, answers: JSON.stringify(answers), heldTooLong },
    ...{ 'live p99 ms': Math.round(liveP99), 'save p95 ms': Math.round(saveP95), saves: saves.length },
    ...{ 'RSS MB': [before, during ?? 0, after ?? 0].map(Math.round).join(' → ') },
    faults: faults.join(', '),
  }
  return { figures, faults }
}

async function runAttacker(name: string, port: number) {
  const args = ['--import', 'tsx', 'bench/rig/attacker.ts', name, String(port), String(SECONDS)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (part) => (output += part))
  await ended(child)
  return Outcome.parse(JSON.parse(output))
}

const ended = (child: ChildProcess) => new Promise((resolve) => void child.once('close', resolve))

/** Saves until the server has compiled what it will need: memory is compared with that of a server at work. */
const warmUp = (origin: string, key: string) => watch({ origin, key, seconds: Math.min(20, SECONDS) })

async function attackOurs(names: readonly string[]): Promise<boolean> {
  let holds = true
  await withStetServer(async ({ origin, environment, pid }) => {
    const key = await colleaguesKey({ ...process.env, ...environment })
    await warmUp(origin, key)
    const served = { port: Number(new URL(origin).port), pid: servingProcess(pid), key }
    for (const name of names) {
      const { figures, faults } = await attack(name, served)
      console.log(figures)
      holds &&= faults.length === 0
    }
  }, HEAP)
  return holds
}

/** The control fires when every attack finds a fault with it; each meets a fresh one. */
async function attackControl(names: readonly string[]): Promise<boolean> {
  let fires = true
  for (const name of names) {
    const port = await freePort()
    const args = ['--import', 'tsx', 'bench/rig/naive-server.ts']
    const env = { ...process.env, ...HEAP, PORT: String(port) }
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'ignore'] })
    const gone = ended(child)
    await untilAnswers(`http://127.0.0.1:${port}/`)
    const { figures, faults } = await attack(name, { port, pid: child.pid ?? 0, key: 'none' })
    console.log('control', figures)
    fires &&= faults.length > 0
    child.kill('SIGKILL')
    await gone
  }
  return fires
}

/** Attacks of strangers, with the control that must fall. */
async function tryAttacks(names: readonly string[]): Promise<boolean> {
  const holds = await attackOurs(names)
  const fires = await attackControl(names)
  console.log(fires ? 'The control fell.' : 'The control stood: the rig is blind.')
  return holds && fires
}

/** What else is tried, by its name. */
const TRIALS: Readonly<Record<string, () => Promise<boolean>>> = {
  kills: tryKills,
  fuzz: tryFuzz,
  newsroom: tryNewsroom,
  'sign-in': trySignIn,
  annotate: tryAnnotate,
}

const chosen = process.argv.slice(2)
const wanted = (name: string) => chosen.length === 0 || chosen.includes(name)
const attacks = Object.keys(ATTACKS).filter(wanted)
let holds = attacks.length === 0 || (await tryAttacks(attacks))
for (const [name, trial] of Object.entries(TRIALS)) if (wanted(name)) holds = (await trial()) && holds
console.log(holds ? 'It holds.' : 'It does not hold.')
process.exitCode = holds ? 0 : 1
