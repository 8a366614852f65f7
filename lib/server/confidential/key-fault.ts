import { z } from 'zod'
import { SecretMissing } from '@/lib/domain/errors'
import { isSomethingSealed, nextKeyFile, unseal } from './sealing'
import { reader } from '../db/clients'
import { env, storedSecret } from '../platform/env'

/** One of each kind is enough: a key opens all of them or none. */
const SOME = `
  SELECT "id", "cipher" FROM (SELECT "id", "identityCipher" AS "cipher" FROM "Source" WHERE "identityCipher" IS NOT NULL LIMIT 1)
  UNION ALL
  SELECT "id", "cipher" FROM (SELECT "id", "text" AS "cipher" FROM "Mail" WHERE "sealed" = 1 LIMIT 1)`

const Rows = z.array(z.object({ id: z.string(), cipher: z.string() }))

/** What is wrong with the key that seals who confidential sources are, in a sentence with what to do; null when nothing is. */
export function confidentialKeyFault(): string | null {
  const { confidentialKeyFile } = env()
  if (!isSomethingSealed()) return null
  if (storedSecret(confidentialKeyFile) === null && storedSecret(nextKeyFile()) === null) {
    return `${confidentialKeyFile} is missing: who confidential sources are can't be read, and nothing can be sealed. ${ADVICE}`
  }
  if (!Rows.parse(reader().sql.all(SOME)).every(opens)) {
    return `${confidentialKeyFile} is not the key with which confidential names were sealed: they can't be read. ${ADVICE}`
  }
  return storedSecret(nextKeyFile()) === null
    ? null
    : 'The confidential key is half replaced; everything can be read. Finish it by stet confidential rekey.'
}

const ADVICE =
  'Put the key back from where a copy is kept (STET_CONFIDENTIAL_KEY_FILE says where it lies); if it is lost for good, run stet confidential rekey --lost.'

function opens({ id, cipher }: z.infer<typeof Rows>[number]): boolean {
  try {
    unseal(cipher, id)
    return true
  } catch (error) {
    if (error instanceof SecretMissing) return false
    throw error
  }
}
