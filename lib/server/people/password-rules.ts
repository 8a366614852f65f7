import { InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say, type Sentence } from '@/lib/domain/refusals/sentence'
import { foldEmail } from '@/lib/schemas/person'
import { reader } from '../db/clients'
import { env } from '../platform/env'
import { NEWSROOM_ID } from '../engine/newsroom-row'

/** Characters that count beside words that are easily thought of: one's own and the house's. */
const FEWEST_OF_ITS_OWN = 8

/** Rows that fingers and children know. */
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/**
 * Refuses a new password that is among the first to be tried: the commonest ones, runs and repetitions, and whatever is made
 * of the person's own name and address, the newsroom's name and host, or the product's name (NIST SP 800-63B, OWASP ASVS 6.2).
 *
 * @throws InvalidInput at /password
 */
export async function requireGoodPassword(
  password: string,
  person: { readonly name: string; readonly email: string },
): Promise<void> {
  const near = [...ownWords(person), ...(await houseWords())]
  if (near.reduce((rest, word) => rest.replaceAll(word, ''), fold(password)).length < FEWEST_OF_ITS_OWN) {
    throw refusal(say('faults.password-of-own-name'))
  }
  if (isSimple(fold(password))) throw refusal(say('faults.password-simple'))
  if (await isCommon(fold(password))) throw refusal(say('faults.password-common'))
}

/** One of some 50,000 that have leaked most often, also with numbers and signs after it, or twice. */
async function isCommon(password: string): Promise<boolean> {
  const common = await commonPasswords()
  const word = password.replace(/[\p{N}\p{P}\p{S}\s]+$/u, '')
  const half = password.slice(0, password.length / 2)
  const once = half + half === password ? [half] : [...new Set(password.split(/[\s_-]+/))]
  return [password, word, ...(once.length === 1 ? once : [])].some((each) => common.has(each))
}

/** Unpacked when somebody first chooses a password: it is of no use to anybody else. */
const commonPasswords = () => (unpacked ??= unpack())
let unpacked: Promise<ReadonlySet<string>> | undefined

async function unpack(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'])
}

/** A few characters again and again, or not much beside a known row. */
function isSimple(password: string): boolean {
  if (/^(.{1,4})\1+.{0,3}$/su.test(password)) return true
  const rows = ROWS.flatMap((row) => [row, [...row].reverse().join('')])
  const runs = rows.flatMap((row) => Array.from({ length: row.length - 3 }, (_, at) => row.slice(at, at + 4)))
  return runs.reduce((rest, run) => rest.replaceAll(run, ''), password).length < FEWEST_OF_ITS_OWN / 2
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

function ownWords({ name, email }: { readonly name: string; readonly email: string }): readonly string[] {
  const [mailbox = '', host = ''] = foldEmail(email).split('@')
  return partsOf(foldEmail(email), mailbox, host, fold(name))
}

/** Words that a guesser takes from the sign-in page. */
async function houseWords(): Promise<readonly string[]> {
  const newsroom = await reader().newsroom.findUnique({ where: { id: NEWSROOM_ID }, select: { name: true } })
  return partsOf('stet', fold(newsroom?.name ?? ''), new URL(env().publicUrl).hostname)
}

/** These texts and their words, longest first, so that no part is taken out of a whole. */
function partsOf(...texts: readonly string[]): readonly string[] {
  const words = [...texts, ...texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u))]
  return [...new Set(words)].filter((word) => [...word].length >= 3).sort((a, b) => b.length - a.length)
}

const refusal = (sentence: Sentence) => new InvalidInput(say('people.weak-password'), [fault('/password', sentence)])
