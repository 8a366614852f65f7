import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { SecretMissing } from '@/lib/domain/errors'
import { reader } from '../db/clients'
import { env, secretFile, storedSecret } from '../platform/env'

/** AES-256-GCM: 12 bytes of nonce, 16 of tag. */
const NONCE = 12
const TAG = 16

const keyOf = (secret: string) => createHash('sha256').update(secret).digest()

/** Where the next key lies while what is sealed is sealed anew (`confidential-rekey.ts`). */
export const nextKeyFile = () => `${env().confidentialKeyFile}.next`

const SOMETHING_SEALED = `
  SELECT 1 WHERE EXISTS (SELECT 1 FROM "Source" WHERE "identityCipher" IS NOT NULL)
    OR EXISTS (SELECT 1 FROM "Mail" WHERE "sealed" = 1)`

/** Whether anything is sealed that a key must open. */
export const isSomethingSealed = () => reader().sql.get(SOMETHING_SEALED) !== undefined

/** The key that seals: the next one, once it is there. A new one is made only where none can be missing. */
function sealingKey(): Buffer {
  const { confidentialKeyFile } = env()
  const stored = storedSecret(nextKeyFile()) ?? storedSecret(confidentialKeyFile)
  if (stored === null && isSomethingSealed()) throw new SecretMissing()
  return keyOf(stored ?? secretFile(confidentialKeyFile))
}

/** The keys that may open, the newest first: it takes the other's place, so it must be looked for first. */
function openingKeys(): readonly Buffer[] {
  const files = [nextKeyFile(), env().confidentialKeyFile]
  return files.map(storedSecret).flatMap((secret) => (secret === null ? [] : [keyOf(secret)]))
}

/**
 * Seals what must never stand in clear in the database file or in a backup: the identity of a confidential source (rule R15),
 * a mail with a one-time link.
 *
 * @param rowId of the row that keeps it: it opens in no other
 * @throws SecretMissing when something is sealed already and the key file is gone
 */
export function seal(secret: string, rowId: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(), nonce).setAAD(Buffer.from(rowId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Opens what `seal` made for the same row. @throws SecretMissing when no key here opens it, or the row was altered */
export function unseal(sealed: string, rowId: string): string {
  for (const key of openingKeys()) {
    const opened = openedWith(key, sealed, rowId)
    if (opened !== null) return opened
  }
  throw new SecretMissing()
}

/** Seals anew what an older key has sealed; null for what is sealed with the present one. @throws as `unseal` */
export function sealedAnew(sealed: string, rowId: string): string | null {
  return openedWith(sealingKey(), sealed, rowId) === null ? seal(unseal(sealed, rowId), rowId) : null
}

function openedWith(key: Buffer, sealed: string, rowId: string): string | null {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
      .setAAD(Buffer.from(rowId))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** Stands for a confidential value in the audit log: shows that it changed, not what it is. */
export function saltedDigest(value: string): string {
  const salt = randomBytes(16).toString('hex')
  return `${salt}:${createHash('sha256').update(salt).update(value).digest('hex')}`
}
