/** A colleague of the rig, with a key that may write. */

import { z } from 'zod'
import { runStet } from '../run-stet'

/** Makes them beside the server. @param environment what the server works with @returns their key */
export async function colleaguesKey(environment: NodeJS.ProcessEnv): Promise<string> {
  const email = 'colleague@rig.example'
  await runStet(['user', 'add', email, '--name', 'A colleague', '--role', 'editor'], environment)
  const created = await runStet(['key', 'create', 'rig', '--for', email, '--scope', 'write', '--json'], environment)
  return z.object({ key: z.string() }).parse(JSON.parse(created)).key
}
