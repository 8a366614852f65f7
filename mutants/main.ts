/**
 * `npm run mutants [WORDS …]`: breaks one behaviour at a time in a copy of the project and sees whether its tests notice.
 * A behaviour that can be broken with every test green is a behaviour that nothing holds. With words, only the behaviours
 * that contain all of them are broken.
 */
import { execFileSync, spawn } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { BROKEN_BEHAVIOURS, type BrokenBehaviour, broken } from './broken-behaviours'

/** What is read of vitest's report. */
const Report = z.object({ numTotalTests: z.int(), numFailedTests: z.int() })

const GENERATED_CLIENT = 'lib/server/db/generated'

/** A copy of the project that may be broken: its files, the generated client, and a link to the installed packages. */
function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stet-mutants-'))
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  })
  for (const file of files.split('\0').filter(Boolean)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    copyFileSync(file, join(folder, file))
  }
  cpSync(GENERATED_CLIENT, join(folder, GENERATED_CLIENT), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return folder
}

/** Runs test files in a copy. Ends with the number of failed tests, or null when no test could be run. */
async function failedTests(folder: string, tests: readonly string[]): Promise<number | null> {
  const report = join(folder, 'mutant-report.json')
  rmSync(report, { force: true })
  const args = ['run', '--project', 'stet*', '--reporter=json', `--outputFile=${report}`, '--maxWorkers=1', ...tests]
  const child = spawn(process.execPath, [join(folder, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: folder,
    stdio: 'ignore',
  })
  await new Promise((done) => child.on('exit', done))
  if (!existsSync(report)) return null
  const { numTotalTests, numFailedTests } = Report.parse(JSON.parse(readFileSync(report, 'utf8')))
  return numTotalTests > 0 ? numFailedTests : null
}

type Fate = 'killed' | 'survived' | 'no test ran'

async function fateOf(behaviour: BrokenBehaviour, folder: string): Promise<Fate> {
  const file = join(folder, behaviour.file)
  const whole = readFileSync(file, 'utf8')
  writeFileSync(file, broken(behaviour, whole))
  const failed = await failedTests(folder, behaviour.tests)
  writeFileSync(file, whole)
  return failed === null ? 'no test ran' : failed > 0 ? 'killed' : 'survived'
}

const words = process.argv.slice(2).map((word) => word.toLowerCase())
const chosen = BROKEN_BEHAVIOURS.filter(({ behaviour }) =>
  words.every((word) => behaviour.toLowerCase().includes(word)),
)
if (chosen.length === 0) {
  console.error('No behaviour contains all of these words. Nothing was broken.')
  process.exit(1)
}

const lanes = Array.from({ length: Math.min(2, cpus().length, chosen.length) }, copyOfProject)
process.on('exit', () => lanes.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const [first = ''] = lanes
const green = await failedTests(first, [...new Set(chosen.flatMap(({ tests }) => tests))])
if (green !== 0) {
  console.error(`The tests are not green to begin with (${green ?? 'none'} failed). Mend them first.`)
  process.exit(1)
}

const waiting = [...chosen]
const fates = new Map<Fate, number>()
await Promise.all(
  lanes.map(async (folder) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const fate = await fateOf(next, folder)
      fates.set(fate, (fates.get(fate) ?? 0) + 1)
      console.log(`${fate.padEnd(12)} ${next.behaviour}  (${next.file})`)
    }
  }),
)
const killed = fates.get('killed') ?? 0
console.log(`\n${killed} of ${chosen.length} broken behaviours were noticed.`)
process.exitCode = killed === chosen.length ? 0 : 1
