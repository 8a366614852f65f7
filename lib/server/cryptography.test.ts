import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const sources = ['lib', 'app', 'bin', 'components', 'scripts'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.(?:ts|tsx|mjs)$/.test(file) && !file.includes('generated'))
    .map((file) => readFileSync(join(folder, file), 'utf8')),
)

/** The first argument of every call of a function, as it is written. */
const firstArguments = (name: string) =>
  new Set(
    sources.flatMap((source) =>
      [...source.matchAll(new RegExp(`\\b${name}\\(([^,)]*)`, 'g'))].map(([, first]) => first),
    ),
  )

it.each([
  ['createHash', "'sha256'"],
  ['createHmac', "'sha256'"],
  ['createCipheriv', "'aes-256-gcm'"],
  ['createDecipheriv', "'aes-256-gcm'"],
  ['generateKeyPairSync', "'ed25519'"],
])('%s is asked for one algorithm only: %s', (name, algorithm) => {
  expect([...firstArguments(name)]).toEqual([algorithm])
})

it('nothing that must not be guessed comes from Math.random: it only spreads waiting times', () => {
  const used = sources.flatMap((source) => source.split('\n').filter((line) => line.includes('Math.random()')))
  expect(used.map((line) => line.trim()).sort()).toEqual([
    'await wait(pause * (0.5 + Math.random()))',
    'for (;;) Math.random()',
  ])
})

it('random secrets have 128 bits or more; fewer are in the addresses of public pages and the nonce of a sealed text', () => {
  expect([...firstArguments('randomBytes')].sort()).toEqual(['16', '32', '8', 'NONCE'])
})
