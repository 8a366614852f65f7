/**
 * Runs a benchmark as the built product runs its code. The loader that runs the other benchmarks notes the name of every inner
 * function each time it is made, which costs code that makes many a tenth to a third of its speed.
 */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from '@/scripts/bundle.mjs'

/**
 * Bundles a module and runs it in a process of its own, its output passed on.
 *
 * @param entry path of the module from the project's root; it starts by being loaded
 * @throws when the process ends with another code than 0
 */
export async function runCompiled(entry: string): Promise<void> {
  const name = entry.replaceAll('/', '-').replace(/\.ts$/, '')
  // Inside node_modules, so that packages are found and no tool takes it for the project's own.
  const folder = join('node_modules', '.cache', 'stet-bench')
  await bundle({ [name]: entry }, { root: process.cwd(), folder })
  const child = spawn(process.execPath, [join(folder, `${name}.mjs`)], { stdio: 'inherit' })
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  })
  if (code !== 0) throw new Error(`The benchmark ${entry} ended with ${String(code)}.`)
}
