// What failed, said again at the end of `npm test`: of a long output often only the end is kept.
import { relative } from 'node:path'

/** Control sequences that colour a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they begin with
const COLOURS = /\u001b\[[0-9;]*m/g

/** The first lines of a message, without colours and without the runner's own calls, indented. */
const beginning = (message) =>
  (message ?? '')
    .replace(COLOURS, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('node_modules'))
    .slice(0, 12)
    .map((line) => `    ${line}`)
    .join('\n')

const said = (file, title, message) => `✗ ${file} › ${title}\n${beginning(message)}`

/** The failed tests in a JSON report of Vitest, each with its file, its name and how its message begins. */
export function failedUnitTests(report, root) {
  return report.testResults.flatMap(({ name, message, status, assertionResults }) => {
    const file = relative(root, name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    // A file that can't be loaded, or fails outside its tests, has no test that failed.
    if (failed.length === 0) return status === 'failed' ? [said(file, 'the file itself', message)] : []
    return failed.map(({ fullName, failureMessages }) => said(file, fullName, failureMessages[0]))
  })
}

/** The failed journeys in a JSON report of Playwright, each with its file, its name and how its message begins. */
export function failedJourneys(report) {
  const within = ({ suites = [], specs = [] }) => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ file, title, tests }) =>
        said(file, title, tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message),
      ),
    ...suites.flatMap(within),
  ]
  return [...within(report), ...report.errors.map(({ message }) => said('e2e', 'before any journey', message))]
}
