import { createHash, createPublicKey, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  checkpointText,
  parseCheckpoint,
  readVerifierKey,
  signatureOf,
  signedNote,
  writeVerifierKey,
} from './signed-checkpoint'

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())

/** The key and the note with which the package `note` of Go's module system is documented and tested. */
const KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const TEXT =
  'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n'.replaceAll(
    '’',
    "'",
  )
const NOTE = `${TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`

const CHECKPOINT = { origin: 'checks.example/audit', size: 12, root: Buffer.alloc(32, 7).toString('base64') }
const known = readVerifierKey(KEY, sha256)

it('reads and writes keys as others do', () => {
  expect(known?.name).toBe('PeterNeumann')
  expect(known && writeVerifierKey(known, sha256)).toBe(KEY)
  expect(readVerifierKey(KEY.replace('c74f20a3', 'c74f20a4'), sha256)).toBeNull()
  expect(readVerifierKey('a key', sha256)).toBeNull()
})

it('finds the signature of a key as others make it, and it verifies', () => {
  if (!known) throw new Error('the key is not read')
  const signatures = [{ keyName: 'PeterNeumann', blob: NOTE.trim().split(' ').at(-1) ?? '' }]
  const signature = signatureOf({ ...CHECKPOINT, text: TEXT, signatures }, known, sha256)
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), known.publicKey])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  expect(signature && verify(null, Buffer.from(TEXT), key, signature)).toBe(true)
})

it('reads the note that it writes', () => {
  if (!known) throw new Error('the key is not read')
  const text = checkpointText(CHECKPOINT)
  const note = signedNote(text, known, new Uint8Array(64).fill(9), sha256)
  const read = parseCheckpoint(note)
  expect(read).toMatchObject({ ...CHECKPOINT, text })
  expect(read && signatureOf(read, known, sha256)).toEqual(new Uint8Array(64).fill(9))
  expect(read && signatureOf(read, { ...known, name: 'somebody.else' }, sha256)).toBeNull()
})

it.each([
  ['nothing', ''],
  ['other text', 'Harbour fees doubled.\n'],
  ['a note without a signature', `${checkpointText(CHECKPOINT)}\n`],
  ['a size that is no number', `${checkpointText({ ...CHECKPOINT, size: 1.5 })}\n— a b\n`],
  ['a root that is none', `${checkpointText({ ...CHECKPOINT, root: 'AAAA' })}\n— a b\n`],
  ['a line that is no signature', `${checkpointText(CHECKPOINT)}\n— a AAAA\nmore\n`],
])('takes %s for no checkpoint', (_, note) => {
  expect(parseCheckpoint(note)).toBeNull()
})
