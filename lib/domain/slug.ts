/**
 * An address for the public: a short id and ASCII words, `7f3k2m-secret-meetings-took-place`. Fixed at the first
 * publication and never reused. Words of other scripts have no place in it; the id alone is enough.
 */
export function slugOf(shortId: string, words: string): string {
  const ascii = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const kept: string[] = []
  for (const word of ascii) {
    if ([...kept, word].join('-').length > LONGEST_WORDS) break
    kept.push(word)
  }
  return [shortId, ...kept].join('-')
}

const LONGEST_WORDS = 60

/** Letters and digits that nobody mistakes for one another when read aloud. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'

/** Seven characters from random bytes (about 35 bits; uniqueness is the database's to keep). */
export function shortId(randomBytes: Uint8Array): string {
  return Array.from(randomBytes.slice(0, 7), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
