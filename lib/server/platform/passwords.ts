import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { InvalidInput, TooManyRequests } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { LONGEST_PASSWORD } from '@/lib/schemas/person'

/** argon2id with 19 MiB, two passes, one lane (OWASP's first choice); some 66 ms on a small server. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hashes at once. More would take the memory and the threads that the rest of the server needs (safety, trap 12). */
const AT_ONCE = 2
/** How many may wait for their turn in each line: about half a second. Whoever comes after is asked to come again. */
const LONGEST_QUEUE = 16

/**
 * Who wants a hash: somebody whom we know, by a session, a link or their device, or anybody. A flood of strangers' guesses must
 * not keep a colleague out, so those who are known have a line of their own, which goes first.
 */
export type Hasher = 'known' | 'stranger'

declare global {
  // Separate bundles of the server would each allow two.
  var stetHashing: ({ running: number } & Readonly<Record<Hasher, (() => void)[]>>) | undefined
}

const hashing = () => (globalThis.stetHashing ??= { running: 0, known: [], stranger: [] })

/**
 * The hash to store for a new password. Only somebody whom we know may set one.
 *
 * @throws InvalidInput for more than 1,024 bytes
 * @throws TooManyRequests when too many wait
 */
export async function hashPassword(password: string): Promise<string> {
  const bytes = passwordBytes(password)
  return inTurn('known', () => hash(bytes, COST))
}

/**
 * Whether this is the password behind a hash. Without a hash (nobody of that name, no password yet) it takes the same
 * time and says no, so that the time of an answer tells nothing.
 *
 * @param who whether a session or a device vouches for who asks
 * @throws InvalidInput for more than 1,024 bytes
 * @throws TooManyRequests when too many wait
 */
export async function isPassword(stored: string | null, password: string, who: Hasher): Promise<boolean> {
  const bytes = passwordBytes(password)
  const right = await inTurn(who, () => verify(stored ?? NOBODYS_HASH, bytes))
  return right && stored !== null
}

/** Of a random password that was thrown away, made with the cost above. */
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$NeV8WptfEH0Dvqxb2rbmJQ$GHY1XNoZ/1VNh3ZWjmZFvF1mryKHQHpV8TRp57KauNo'

/** The same typed characters give the same bytes on every keyboard (NFKC, as NIST SP 800-63B advises). */
function passwordBytes(password: string): Uint8Array {
  const bytes = new TextEncoder().encode(password.normalize('NFKC'))
  if (bytes.byteLength > LONGEST_PASSWORD) {
    throw new InvalidInput(say('people.password-too-long', { most: LONGEST_PASSWORD }), [
      fault('/password', say('faults.password-too-long', { most: LONGEST_PASSWORD })),
    ])
  }
  return bytes
}

async function inTurn<Result>(who: Hasher, work: () => Promise<Result>): Promise<Result> {
  const line = hashing()
  if (line.running >= AT_ONCE) {
    if (line[who].length >= LONGEST_QUEUE) {
      throw new TooManyRequests(say('people.too-many-sign-ins'), 2)
    }
    // Whoever leaves hands over the place: `running` stays as it is.
    await new Promise<void>((resolve) => line[who].push(resolve))
  } else line.running += 1
  try {
    return await work()
  } finally {
    const next = line.known.shift() ?? line.stranger.shift()
    if (next) next()
    else line.running -= 1
  }
}

/** Letters and digits that are not taken for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to be written down once: four groups of five, 99 bits. */
export function generatedPassword(): string {
  const group = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
