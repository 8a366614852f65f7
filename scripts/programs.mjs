// Programs that are started for one job: the command line, and the process that reads foreign files. A build bundles them.
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { newest } from './newest.mjs'

const PROGRAMS = { 'command-line': 'bin/commands/main.ts', reader: 'lib/server/intake/reader-child.ts' }

const SOURCES = ['bin', 'lib', 'messages', 'prisma', 'tsconfig.json', 'package-lock.json']

/** Folder of the bundled programs in that of a build. */
const folder = (build) => join(build, 'programs')

/** Bundles all of them, without the packages. @param build folder of the build, inside the project */
export async function bundlePrograms(root, build) {
  const started = new Date()
  const made = await bundle(PROGRAMS, { root, folder: folder(build) })
  // What was changed while the bundles were made is newer than they are.
  for (const file of made) utimesSync(join(root, file), started, started)
}

/** A bundled program, as long as it is newer than every source; else null. Paths are relative to the project's folder. */
export function freshProgram(build, name) {
  const file = join(folder(build), `${name}.mjs`)
  const made = newest(file)
  return made > 0 && SOURCES.every((path) => newest(path) < made) ? file : null
}
