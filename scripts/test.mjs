// `npm test`: from a fresh clone to all checks and tests. Every check runs, also after one that failed; the last line
// counts them all.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHECKS, runChecks } from './check.mjs'
import { failedJourneys, failedUnitTests } from './failed-tests.mjs'
import { browser, build, generate, install, installed, root, step } from './setup.mjs'

const counts = { passed: 0, failed: 0 }
const failures = []
const failedTests = []

function count(name, passed, failed) {
  counts.passed += passed
  counts.failed += failed
  if (failed > 0) failures.push(name)
}

/**
 * Where the tests' databases stand: in memory where there is room. They are the same SQLite files with the same settings, but a
 * durable write needn't wait for a disk that others use as well.
 */
function testFolder() {
  const memory = '/dev/shm'
  const room = (folder) => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  let parent = tmpdir()
  try {
    if (room(memory) > 1024 ** 3) parent = memory
  } catch {
    // There is no such folder on other systems.
  }
  return mkdtempSync(join(parent, 'stet-tests-'))
}
const folder = testFolder()
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** Checks without tests of their own; each counts as one. */
async function checks() {
  const failed = await runChecks()
  for (const [title] of Object.values(CHECKS))
    count(title, failed.includes(title) ? 0 : 1, failed.includes(title) ? 1 : 0)
}

/** A runner that writes a report into a file; without the file, or with no test run, it failed. */
async function runner(name, script, args, report, read, env = {}) {
  rmSync(report, { force: true })
  const failure = await step(name, process.execPath, [installed(script), ...args], { env: { ...process.env, ...env } })
  try {
    const { passed, failed, tests } = read(JSON.parse(readFileSync(report, 'utf8')))
    count(name, passed, failed === 0 && (failure !== null || passed === 0) ? 1 : failed)
    failedTests.push(...tests)
  } catch {
    count(name, 0, 1)
  }
}

/** Tests of the vitest projects whose names begin so; of `files` alone, and with more of the environment, when given. */
export const unit = (project, { files = [], env = {}, name = project } = {}) =>
  runner(
    `Unit and integration tests (${name})`,
    'vitest/vitest.mjs',
    [
      ...['run', '--project', `${project}*`, ...files, '--reporter=default', '--reporter=json'],
      `--outputFile.json=test-results/unit-${project}.json`,
    ],
    `test-results/unit-${project}.json`,
    (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests || report.numFailedTestSuites,
      tests: failedUnitTests(report, root),
    }),
    { TMPDIR: folder, ...env },
  )

/** Journeys in the browser of a Playwright project. */
export const journeys = (project) =>
  runner(
    `Journeys in the browser (${project})`,
    '@playwright/test/cli.js',
    ['test', '--project', project],
    `test-results/e2e-${project}.json`,
    (report) => ({
      passed: report.stats.expected + report.stats.flaky,
      failed: report.stats.unexpected,
      tests: failedJourneys(report),
    }),
    { STET_E2E_REPORT: `test-results/e2e-${project}.json`, STET_E2E_DATA: mkdtempSync(join(folder, 'e2e-')) },
  )

/** Says how it went, and ends. */
export function finish() {
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}. Their own words stand above.`)
  for (const test of failedTests) console.log(`\n${test}`)
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
  process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0)
}

export async function prepareTests() {
  await install()
  await generate()
  mkdirSync('test-results', { recursive: true })
}

/** Builds as a check of its own, so that the journeys are not run on a stale build. */
export async function buildForJourneys() {
  await browser()
  await build()
}

if (import.meta.url === `file://${process.argv[1]}`) {
  await prepareTests()
  await checks()
  await unit('stet')
  await buildForJourneys()
  await journeys('stet')
  finish()
}
