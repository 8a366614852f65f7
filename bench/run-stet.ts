/** The command line beside a benchmark's server. */

import { spawn } from 'node:child_process'

/** What a command printed. @throws Error with its complaint when it failed */
export function runStet(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['bin/stet', ...args], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => out.push(part))
    child.stderr.on('data', (part: Buffer) => err.push(part))
    child.on('exit', (code) =>
      code === 0
        ? resolve(Buffer.concat(out).toString())
        : reject(new Error(`stet ${args.join(' ')}: ${Buffer.concat(err).toString()}`)),
    )
  })
}
