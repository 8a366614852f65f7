import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { env, secretFile } from './env'

/** AES-256-GCM: 12 bytes of nonce, 16 of tag. */
const NONCE = 12
const TAG = 16

const key = () => createHash('sha256').update(secretFile(env().confidentialKeyFile)).digest()

/**
 * Seals what must never stand in clear in the database file or in a backup: the identity of a confidential source (rule R15),
 * a mail with a one-time link.
 *
 * @param rowId of the row that keeps it: it opens in no other
 */
export function seal(secret: string, rowId: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(Buffer.from(rowId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Opens what `seal` made for the same row. @throws Error when the key file is another one, or the row was altered */
export function unseal(sealed: string, rowId: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(rowId))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
}

/** Stands for a confidential value in the audit log: shows that it changed, not what it is. */
export function saltedDigest(value: string): string {
  const salt = randomBytes(16).toString('hex')
  return `${salt}:${createHash('sha256').update(salt).update(value).digest('hex')}`
}
