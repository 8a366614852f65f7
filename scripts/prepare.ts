// Run by `npm start` and `npm run dev` before they serve: what has to be right is said here, in a sentence, before the
// first page; what the owner needs to sign in is printed once.
import { dirname } from 'node:path'
import { confidentialKeyFault } from '@/lib/server/confidential/key-fault'
import { UnusableDatabase } from '@/lib/server/db/sqlite'
import { diskSentence } from '@/lib/server/platform/disk'
import { EnvironmentFault, env, makeFolder } from '@/lib/server/platform/env'
import { closeDatabase } from '@/lib/server/db/clients'
import { bootstrap, ownerLines } from '@/lib/server/upkeep/bootstrap'
import { holdServerLock, releaseServerLock } from '@/lib/server/db/server-lock'

try {
  const { databaseFile, publicUrl } = env()
  makeFolder(dirname(databaseFile))
  holdServerLock(databaseFile)
  const { migrations, backup, owner } = await bootstrap()
  if (backup) console.log(`   The database was copied to ${backup} and brought up to date (${migrations.join(', ')}).`)
  const keyFault = confidentialKeyFault()
  if (keyFault) console.error(`   ! ${keyFault}`)
  if (owner) {
    // First of all, for it can't be shown again.
    console.log(ownerLines(owner))
    console.log('   Adding the sample articles …')
    // Only now: the second start has no use for it, and should take no time.
    const { loadDemo } = await import('@/prisma/demo/load')
    await loadDemo()
  }
  console.log(`   Stet will be at ${publicUrl}`)
} catch (error) {
  const known = error instanceof UnusableDatabase || error instanceof EnvironmentFault
  const sentence = known ? error.message : diskSentence(error)
  if (sentence === null) throw error
  console.error(`\n✗ ${sentence}`)
  process.exitCode = 1
} finally {
  await closeDatabase()
  releaseServerLock()
}
