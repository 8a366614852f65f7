/**
 * Sign-in under attack. A thousand wrong passwords for one account, each from another address, beside guesses at accounts that don't
 * exist, which keep the hashing busy: the right person must get in on their own device all the while, and few guesses may be
 * looked at. Then, without the flood, whether the time of an answer tells known e-mail addresses from unknown ones, at sign-in
 * and when a new password is asked for.
 */

import { parseEnv } from '@/lib/server/platform/env'
import { makeNewsroom, makePerson } from '@/prisma/factories'
import { withStetServer } from '../stet-server'
import { postForm, strangersAddress } from './form-post'
import { percentile, rankedAbove } from './measure'
import { randomFrom, shuffled } from './random'

const WRONG_TRIES = 1_000
/** Guesses that arrive together: more than are hashed and wait at once. */
const AT_ONCE = 24
/** How often the right person signs in meanwhile. */
const RIGHT_TRIES = 8

/** Known addresses, as many unknown ones beside them, and how often each is tried; a reset sends three mails in an hour at most. */
const SIGN_IN = { people: 20, times: 20, atOnce: 1 }
const RESET = { people: 140, times: 3, atOnce: 4 }

/** What must hold: guesses looked at, and the share of pairs in which the known address took longer. */
const BAR = { lookedAt: 100, least: 0.45, most: 0.55 }

/** Milliseconds by which a known address once took longer: a rig that would not notice as much is blind. */
const ONCE_LONGER = 5.7

const PASSWORD = 'a long enough secret'

/** @returns whether it holds */
export async function trySignIn(): Promise<boolean> {
  let holds = false
  await withStetServer(async ({ origin, environment }) => {
    globalThis.stetEnv = parseEnv(environment)
    await makeNewsroom()
    const port = Number(new URL(origin).port)
    const guarded = await guessAtOne(port)
    const signIn = await timeOf('sign-in', SIGN_IN, (email, address) =>
      postForm(port, '/api/auth/sign-in', { email, password: 'not the secret' }, { address }),
    )
    const reset = await timeOf('reset', RESET, (email, address) =>
      postForm(port, '/api/auth/reset', { email }, { address }),
    )
    holds = guarded && signIn && reset
  })
  return holds
}

/** Every try of the rig comes from an address of its own, or the limits of addresses would be what is measured. */
let addresses = 0
const nextAddress = () => strangersAddress((addresses += 1))

async function guessAtOne(port: number): Promise<boolean> {
  const email = 'besieged@rig.example'
  await makePerson({ email, password: PASSWORD })
  const right = { email, password: PASSWORD }
  const first = await postForm(port, '/api/auth/sign-in', right, { address: nextAddress() })
  const own = { address: nextAddress(), cookies: deviceCookie(first.cookies) }
  const answers: Record<number, number> = {}
  let sent = 0
  const guess = async () => {
    while (sent < WRONG_TRIES) {
      sent += 1
      const at = sent
      const { status } = await postForm(
        port,
        '/api/auth/sign-in',
        { email, password: `a wrong guess ${at}` },
        { address: nextAddress() },
      )
      answers[status] = (answers[status] ?? 0) + 1
      const nobody = { email: `nobody-${at}@rig.example`, password: 'a wrong guess' }
      await postForm(port, '/api/auth/sign-in', nobody, { address: nextAddress() })
    }
  }
  const waits: number[] = []
  const signInAgain = async () => {
    for (let tries = 0; tries < RIGHT_TRIES; tries += 1) {
      const share = (WRONG_TRIES * (tries + 0.5)) / RIGHT_TRIES
      while (sent < share) await new Promise((resolve) => setTimeout(resolve, 20))
      const { status, took } = await postForm(port, '/api/auth/sign-in', right, own)
      waits.push(status === 303 ? took : Number.POSITIVE_INFINITY)
    }
  }
  await Promise.all([signInAgain(), ...Array.from({ length: AT_ONCE }, guess)])
  const lookedAt = answers[401] ?? 0
  const entered = waits.filter(Number.isFinite).length
  console.log(
    `sign-in: of ${WRONG_TRIES} wrong tries ${lookedAt} were looked at (${JSON.stringify(answers)}); the right person got in ${entered} of ${RIGHT_TRIES} times, in ${percentile(waits, 100).toFixed(0)} ms at most`,
  )
  return lookedAt <= BAR.lookedAt && entered === RIGHT_TRIES
}

/** The mark of a known device among the cookies of an answer: without the session, as after signing out. */
const deviceCookie = (cookies: string) => cookies.split('; ').find((each) => each.includes('stet-device=')) ?? ''

/** Asks for known and unknown addresses in an order of chance. */
async function timeOf(
  name: string,
  { people, times, atOnce }: { readonly people: number; readonly times: number; readonly atOnce: number },
  ask: (email: string, address: string) => Promise<{ readonly status: number; readonly took: number }>,
): Promise<boolean> {
  const tries: { readonly email: string; readonly known: boolean }[] = []
  for (let at = 0; at < people; at += 1) {
    // Of the same length, or the addresses themselves would differ.
    const [known, unknown] = [`${name}-known-${at}@rig.example`, `${name}-other-${at}@rig.example`]
    await makePerson({ email: known, ...(name === 'sign-in' ? { password: PASSWORD } : {}) })
    for (let time = 0; time < times; time += 1) {
      tries.push({ email: known, known: true }, { email: unknown, known: false })
    }
  }
  const line = shuffled(tries, randomFrom(20_261_130))
  const took: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  const statuses = new Set<number>()
  const one = async () => {
    for (let next = line.pop(); next; next = line.pop()) {
      const answer = await ask(next.email, nextAddress())
      statuses.add(answer.status)
      took[next.known ? 'known' : 'unknown'].push(answer.took)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  const auc = rankedAbove(took.known, took.unknown)
  const control = rankedAbove(
    took.known.map((each) => each + ONCE_LONGER),
    took.unknown,
  )
  console.log(
    `${name}: ${took.known.length} known addresses at p50 ${percentile(took.known, 50).toFixed(1)} ms, ${took.unknown.length} unknown at ${percentile(took.unknown, 50).toFixed(1)} ms; AUC ${auc.toFixed(3)} (with ${ONCE_LONGER} ms more ${control.toFixed(3)}); answers ${[...statuses].join(', ')}`,
  )
  return auc >= BAR.least && auc <= BAR.most && control > BAR.most && statuses.size === 1
}
