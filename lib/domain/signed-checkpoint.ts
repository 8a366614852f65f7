import type { HashBytes } from './merkle-tree'

/*
 * A checkpoint of the audit log in the form of transparency logs: a note of three lines, who keeps the log, how many events it has
 * and the root of their Merkle tree, signed with Ed25519 (C2SP signed-note and tlog-checkpoint). Other programs verify it too.
 */

/** What is signed. */
export interface CheckpointBody {
  /** Names the log: the host of the newsroom and what it is. */
  readonly origin: string
  /** How many events. */
  readonly size: number
  /** Root of the Merkle tree over the events' hashes, base64. */
  readonly root: string
}

export interface NoteSignature {
  readonly keyName: string
  /** The first four bytes tell which key, the others are the signature. Base64. */
  readonly blob: string
}

export interface SignedCheckpoint extends CheckpointBody {
  /** The signed text, exactly. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** A public key with the name under which it signs. */
export interface VerifierKey {
  readonly name: string
  /** 32 bytes. */
  readonly publicKey: Uint8Array
}

/** Says that the key is one of Ed25519. */
const ED25519 = 1
const KEY_ID = 4

export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

/** The bytes of a text in base64; null for what is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

/** The text that is signed. */
export const checkpointText = ({ origin, size, root }: CheckpointBody): string => `${origin}\n${size}\n${root}\n`

function keyId({ name, publicKey }: VerifierKey, hash: HashBytes): Uint8Array {
  return hash(Uint8Array.of(...new TextEncoder().encode(`${name}\n`), ED25519, ...publicKey)).slice(0, KEY_ID)
}

/** The whole note: the text, an empty line, and the line of the signature. */
export function signedNote(text: string, key: VerifierKey, signature: Uint8Array, hash: HashBytes): string {
  const blob = toBase64(Uint8Array.of(...keyId(key, hash), ...signature))
  return `${text}\n— ${key.name} ${blob}\n`
}

const SIGNATURE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/
const SIZE = /^(?:0|[1-9]\d{0,14})$/

/** Reads a note; null for what is no signed checkpoint. Lines that other programs may add to the text are left as they are. */
export function parseCheckpoint(note: string): SignedCheckpoint | null {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) return null
  const text = note.slice(0, end + 1)
  const [origin = '', size = '', root = ''] = text.split('\n')
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map((line) => SIGNATURE.exec(line))
  if (origin === '' || !SIZE.test(size) || fromBase64(root)?.length !== 32) return null
  const read = signatures.flatMap((match) => (match ? [{ keyName: match[1] ?? '', blob: match[2] ?? '' }] : []))
  if (read.length === 0 || read.length < signatures.length) return null
  return { origin, size: Number(size), root, text, signatures: read }
}

/** The signature that a key has made, as the note has it; null when that key has not signed. */
export function signatureOf(note: SignedCheckpoint, key: VerifierKey, hash: HashBytes): Uint8Array<ArrayBuffer> | null {
  const id = keyId(key, hash)
  for (const { keyName, blob } of note.signatures) {
    const bytes = fromBase64(blob)
    if (keyName === key.name && bytes && id.every((byte, at) => bytes[at] === byte)) return bytes.slice(KEY_ID)
  }
  return null
}

/** A key in one line, as it is handed to whoever verifies: name, its short hash and the key itself. */
export function writeVerifierKey(key: VerifierKey, hash: HashBytes): string {
  const id = [...keyId(key, hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${key.name}+${id}+${toBase64(Uint8Array.of(ED25519, ...key.publicKey))}`
}

/** Reads what `writeVerifierKey` wrote; null for anything else, also when the short hash is another key's. */
export function readVerifierKey(line: string, hash: HashBytes): VerifierKey | null {
  const [, name = '', , encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? []
  const bytes = fromBase64(encoded)
  if (name === '' || bytes?.length !== 33 || bytes[0] !== ED25519) return null
  const key = { name, publicKey: bytes.slice(1) }
  return writeVerifierKey(key, hash) === line ? key : null
}
