import { startCaptureWorker } from '@/lib/server/claims/capture-worker'
import { UnusableDatabase } from '@/lib/server/db/sqlite'
import { diskSentence } from '@/lib/server/platform/disk'
import { EnvironmentFault } from '@/lib/server/platform/env'
import { ownerLines, startServing } from '@/lib/server/upkeep/bootstrap'
import { startWatchWorker } from '@/lib/server/articles/watching/watch-worker'
import { notePeers } from './client-address'
import { openFrontDoor } from './front-door'

/** Makes this process ready to answer, or ends it with a sentence. */
export async function startServer(): Promise<void> {
  notePeers()
  try {
    const { owner } = await startServing()
    startCaptureWorker()
    startWatchWorker()
    openFrontDoor()
    if (owner) console.log(ownerLines(owner))
  } catch (error) {
    const known = error instanceof UnusableDatabase || error instanceof EnvironmentFault
    const sentence = known ? error.message : diskSentence(error)
    console.error(sentence === null ? error : `\n✗ ${sentence}`)
    process.exit(1)
  }
}
