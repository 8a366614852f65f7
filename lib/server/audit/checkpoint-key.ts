import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { InvalidInput } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import {
  readVerifierKey,
  type SignedCheckpoint,
  signatureOf,
  signedNote,
  type VerifierKey,
  writeVerifierKey,
} from '@/lib/domain/signed-checkpoint'
import { env, secretFile } from '../platform/env'

/*
 * The newsroom's key for checkpoints: Ed25519, in a file that only its owner reads, made at first need. Beside it lie the public
 * keys, one to a line: who holds a checkpoint of an earlier key verifies it by that.
 */

/** SHA-256 of bytes. */
export const hashBytes = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const DER_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** Names the log and its keys: the host of the newsroom, and which log. */
export const logOrigin = () => `${new URL(env().publicUrl).host}/audit`

const publicKeysFile = () => `${env().checkpointKeyFile}.public`

function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
}

/** The private key; made when there is none yet. */
const privateKey = () => createPrivateKey(secretFile(env().checkpointKeyFile, newKey))

/** The present public key, under the newsroom's present address; from now on among the known ones. */
export function presentKey(): VerifierKey {
  const der = createPublicKey(privateKey()).export({ format: 'der', type: 'spki' })
  const key = { name: logOrigin(), publicKey: new Uint8Array(der.subarray(DER_PREFIX.length)) }
  const line = writeVerifierKey(key, hashBytes)
  if (!knownKeyLines().includes(line)) appendFileSync(publicKeysFile(), `${line}\n`)
  return key
}

/** Every public key that was ever used here, as it is handed out: one line each. */
export function knownKeyLines(): readonly string[] {
  const file = publicKeysFile()
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
}

/** A key as it was handed to whoever verifies. @throws InvalidInput */
export function verifierKey(line: string): VerifierKey {
  const key = readVerifierKey(line.trim(), hashBytes)
  if (key) return key
  throw new InvalidInput(say('audit.no-public-key'))
}

/** Puts another key in the place of the present one, whose public key stays known. */
export function rotateKey(): VerifierKey {
  presentKey()
  const file = env().checkpointKeyFile
  const draft = `${file}.new`
  writeFileSync(draft, newKey(), { mode: 0o600 })
  renameSync(draft, file)
  return presentKey()
}

/** The present public key in one line, for whoever is to verify checkpoints. */
export const presentKeyLine = (): string => writeVerifierKey(presentKey(), hashBytes)

/** Signs the text of a checkpoint. */
export function signCheckpoint(text: string): string {
  const key = presentKey()
  return signedNote(text, key, sign(null, Buffer.from(text), privateKey()), hashBytes)
}

/** Whether one of the keys has signed this very text. */
export function isSignedBy(note: SignedCheckpoint, keys: readonly VerifierKey[]): boolean {
  return keys.some((key) => {
    const signature = signatureOf(note, key, hashBytes)
    if (signature === null) return false
    const der = Buffer.concat([DER_PREFIX, key.publicKey])
    return verify(null, Buffer.from(note.text), createPublicKey({ key: der, format: 'der', type: 'spki' }), signature)
  })
}
