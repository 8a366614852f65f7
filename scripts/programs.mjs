// Programs that are started for one job: the command line, and the process that reads foreign files. A build bundles them.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'

const PROGRAMS = { 'command-line': 'bin/commands/main.ts', reader: 'lib/server/intake/reader-child.ts' }

/** Beside the sources that were bundled: how they are compiled, and which packages they mean. */
const SETTINGS = ['tsconfig.json', 'package-lock.json']

/** Folder of the bundled programs in that of a build, and the list of the files that they were made of. */
const folder = (build) => join(build, 'programs')
const LIST = 'files.json'

/** Size in bytes and time of change in milliseconds; null when there is no such file. */
function stampOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? [stat.size, stat.mtimeMs] : null
}

/** Bundles all of them, without the packages: whole, or not at all. @param build folder of the build, inside the project */
export async function bundlePrograms(root, build) {
  const started = Date.now()
  const draft = `${folder(build)}.draft`
  rmSync(draft, { recursive: true, force: true })
  const { sources, made } = await bundle(PROGRAMS, { root, folder: draft })
  const stamps = [...sources, ...SETTINGS].map((path) => {
    const stamp = stampOf(join(root, path))
    // What was changed while the bundles were made may not be in them.
    return [path, stamp && stamp[1] < started ? stamp : null]
  })
  const sizes = made.map((path) => [path.split('/').at(-1), statSync(join(root, path)).size])
  writeFileSync(join(draft, LIST), JSON.stringify({ sources: stamps, programs: Object.fromEntries(sizes) }))
  rmSync(folder(build), { recursive: true, force: true })
  renameSync(draft, folder(build))
}

/**
 * A bundled program, as long as it is whole and every file that it was made of is as it was; else null. Paths are relative to the
 * project's folder, which is the working one.
 */
export function freshProgram(build, name) {
  const file = `${name}.mjs`
  try {
    const { sources, programs } = JSON.parse(readFileSync(join(folder(build), LIST), 'utf8'))
    const isWhole = stampOf(join(folder(build), file))?.[0] === programs[file]
    const isAsItWas = ([path, stamp]) => stamp !== null && String(stampOf(path)) === String(stamp)
    return isWhole && sources.every(isAsItWas) ? join(folder(build), file) : null
  } catch {
    // Nothing was built yet, or the list is damaged.
    return null
  }
}
