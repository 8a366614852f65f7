// `npm run check`: types, format, lint, floors and unused code. `npm run check -- lint types` runs those named. `npm test` begins
// with all of them.
import { installed, step } from './setup.mjs'

const FOLDERS = ['app', 'components', 'lib', 'bin', 'prisma', 'e2e', 'bench', 'mutants', 'proxy.ts']

/** Kept between runs beside the packages; a fresh clone has none. */
const CACHE = 'node_modules/.cache/stet'
const cacheOf = (name) => ['--cache', '--cache-strategy', 'content', '--cache-location', `${CACHE}/${name}`]

/** Each check by its name on the command line: its title, the script of the installed package and its arguments. */
export const CHECKS = {
  types: ['Types', 'typescript-native/bin/tsc', ['--noEmit']],
  format: ['Format', '@biomejs/biome/bin/biome', ['format', '.']],
  lint: ['Lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0', '--concurrency', '2', ...cacheOf('eslint')]],
  floors: [
    'Floors',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['--config', '.dependency-cruiser.cjs', ...FOLDERS],
  ],
  unused: ['Unused code', 'knip/bin/knip.js', ['--no-config-hints']],
}

/**
 * Runs checks, the types beside all others: each keeps one core busy.
 *
 * @param names keys of `CHECKS`
 * @returns the titles of those that failed
 */
export async function runChecks(names = Object.keys(CHECKS)) {
  const failed = []
  const run = async (name) => {
    const [title, script, args] = CHECKS[name]
    const failure = await step(title, process.execPath, [installed(script), ...args], { atTheEnd: true })
    if (failure !== null) failed.push(title)
  }
  const others = async () => {
    for (const name of names) if (name !== 'types') await run(name)
  }
  await Promise.all([names.includes('types') ? run('types') : undefined, others()])
  return failed
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const wanted = process.argv.slice(2)
  const unknown = wanted.find((name) => !Object.hasOwn(CHECKS, name))
  if (unknown !== undefined) {
    console.error(`✗ There is no check "${unknown}". Choose among: ${Object.keys(CHECKS).join(', ')}.`)
    process.exit(2)
  }
  const failed = await runChecks(wanted.length > 0 ? wanted : undefined)
  console.log(
    failed.length > 0 ? `\nFailed: ${failed.join(', ')}. Their own words stand above.` : '\nEverything holds.',
  )
  process.exit(failed.length > 0 ? 1 : 0)
}
