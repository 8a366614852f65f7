// What `npm start`, `npm run dev` and `npm test` need before they can work, from a fresh clone on. Only Node's own
// modules here: nothing is installed yet when this runs.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testBrowser } from './test-browser.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
process.env.NEXT_TELEMETRY_DISABLED = '1'
if (existsSync('.env')) process.loadEnvFile('.env')

/** Folder of the production build. */
export const buildFolder = process.env.STET_DIST || '.next'

/** Path of a file of an installed package. */
export const installed = (file) => join(root, 'node_modules', file)

/** Says what went wrong and what to do, and ends the process. */
export function stop(sentence) {
  console.error(`\n✗ ${sentence}`)
  process.exit(1)
}

/** Ends with a sentence when this Node.js can't run Stet (package.json: engines). */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24
  if (!fits)
    stop(
      `Stet needs Node.js 20.19, 22.12 or 24 and newer; this is ${process.version}. Install Node.js 24 and start again.`,
    )
}

/**
 * Runs a programme as a named step: its name, a sign of life while it takes long, and how long it took. Of a step beside others
 * (`atTheEnd`) the words stand together when it has ended.
 */
export async function step(title, command, args, { atTheEnd = false, ...options } = {}) {
  console.log(`── ${title} …`)
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const child = spawn(command, args, { stdio: atTheEnd ? ['ignore', 'pipe', 'pipe'] : 'inherit', ...options })
  const words = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => words.push(part))
  const alive = setInterval(() => console.log(`   still at it: ${title}, ${seconds()} s`), 15_000)
  const failure = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code, signal) =>
      resolve(code === 0 ? null : signal ? `ended by ${signal}` : `exit code ${code}`),
    )
  })
  clearInterval(alive)
  process.stdout.write(Buffer.concat(words))
  if (failure === null) console.log(`── ${title}: done in ${seconds()} s`)
  return failure
}

/** A step that must succeed. */
export async function requiredStep(title, command, args, options = {}) {
  const failure = await step(title, command, args, options)
  if (failure !== null)
    stop(`${title} failed (${failure}); its own words stand above. ${options.advice ?? 'Mend that and start again.'}`)
}

/** A step that runs a script in Node. */
export const nodeStep = (title, args, options) => requiredStep(title, process.execPath, args, options)

const npmStep = (title, args, options) =>
  process.env.npm_execpath
    ? nodeStep(title, [process.env.npm_execpath, ...args], options)
    : requiredStep(title, 'npm', args, { shell: process.platform === 'win32', ...options })

/** The one line that installs what compiling better-sqlite3 needs; null when it is there. */
function missingCompiler() {
  const missing = [
    ['python3', '--version'],
    ['make', '--version'],
    ['g++', '--version'],
  ].filter(([tool, flag]) => spawnSync(tool, [flag], { stdio: 'ignore' }).status !== 0)
  if (missing.length === 0 || process.platform === 'win32') return null
  const names = missing.map(([tool]) => tool).join(', ')
  const line = process.platform === 'darwin' ? 'xcode-select --install' : 'sudo apt-get install -y python3 make g++'
  return `${names} not found. Where no ready-made SQLite driver can be downloaded, it is compiled here and needs them; on Debian and Ubuntu, install them with:  ${line}`
}

/** Whether what is installed is what the lock file asks for. Packages for other systems may be missing. */
function isInstalled() {
  const there = installed('.package-lock.json')
  if (!existsSync(there)) return false
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  const found = JSON.parse(readFileSync(there, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || link || (found[path] ? found[path].version === version : optional),
  )
}

/** Whether the native SQLite driver works in this Node.js: it is missing, or made for another one, otherwise. */
const driverWorks = () =>
  spawnSync(process.execPath, ['scripts/sqlite-driver/probe.mjs'], { stdio: 'ignore' }).status === 0

/** Where Node.js is installed with its headers beside it, they are used: otherwise they would have to be downloaded. */
const nodeFolder = dirname(dirname(process.execPath))
const headers = existsSync(join(nodeFolder, 'include', 'node', 'node.h')) ? { npm_config_nodedir: nodeFolder } : {}

/**
 * Environment in which the driver is compiled, where no ready-made one can be had: with our class in the place of Node's,
 * which aborts the process since 24.19 (docs/decisions/006). The path is seen from where the compiler runs.
 */
const compiling =
  process.platform === 'win32'
    ? process.env
    : {
        ...headers,
        ...process.env,
        CXXFLAGS: `${process.env.CXXFLAGS ?? ''} -include ../../../scripts/sqlite-driver/object-wrap.h`.trim(),
      }

/** Installs the locked packages when they are missing or others, and the native driver for this Node.js. */
export async function install() {
  checkNode()
  const current = isInstalled()
  if (current && driverWorks()) return
  const compiler = missingCompiler()
  if (compiler) console.log(`── Note: ${compiler}`)
  const options = { env: compiling, ...(compiler ? { advice: compiler } : {}) }
  if (!current)
    await npmStep(
      'Installing packages',
      ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      options,
    )
  if (!driverWorks()) {
    await npmStep(
      'Building the SQLite driver for this Node.js',
      ['rebuild', 'better-sqlite3', '--loglevel=error'],
      options,
    )
    if (!driverWorks()) stop(`The SQLite driver does not work. ${compiler ?? 'Remove node_modules and start again.'}`)
  }
}

/** Newest time of change below a path, tests aside, in milliseconds; 0 when there is nothing. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((entry) => newest(join(path, entry))))
}

/** Makes the database client when the schema is newer. */
export async function generate() {
  const client = newest('lib/server/db/generated')
  if (client > newest('prisma/schema.prisma')) return
  await nodeStep('Generating the database client', ['scripts/prisma.mjs', 'generate'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

const SOURCES = [
  'app',
  'components',
  'lib',
  'messages',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'bin/commands',
  'scripts/bundle.mjs',
  'scripts/programs.mjs',
  'scripts/readers-style.mjs',
  'tsconfig.json',
  'package-lock.json',
]

/** Builds when a source is newer than the build, or the last build didn't finish. */
export async function build() {
  const stamp = join(buildFolder, 'stet-built')
  const built = newest(stamp)
  if (built > 0 && existsSync(join(buildFolder, 'BUILD_ID')) && SOURCES.every((path) => newest(path) < built)) return
  const started = new Date()
  await nodeStep('Building', [installed('next/dist/bin/next'), 'build'])
  writeFileSync(stamp, '')
  // What was changed while the build ran is newer than it.
  utimesSync(stamp, started, started)
}

/** Sees to a Chromium to test with: the one that is there, Debian's, or Playwright's own. */
export async function browser() {
  if (testBrowser()) return
  const debian = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (debian) {
    const get = 'DEBIAN_FRONTEND=noninteractive apt-get install -y -qq'
    const script = `apt-get update -qq && { ${get} chromium-headless-shell || ${get} chromium; } >/dev/null`
    await step('Installing Chromium (Debian’s)', 'sh', ['-c', script])
    if (testBrowser()) return
  }
  await nodeStep('Installing Chromium (Playwright’s)', [installed('@playwright/test/cli.js'), 'install', 'chromium'], {
    advice: 'Install a Chromium and name it by CHROMIUM_PATH.',
  })
}

/** Brings the database up to date, with the first account and the demo when it is empty. */
export const prepare = () =>
  nodeStep('Preparing the database', ['--import', 'tsx', 'scripts/prepare.ts'], {
    advice: 'Nothing was changed in it.',
  })

/**
 * The C library keeps freed memory apart for each thread, up to eight times the processors, and keeps large blocks once it has given
 * some back: with two such arenas, and blocks of 32 kB and more given back at once, the server is smaller and doesn't stay large
 * after a flood (docs/decisions/042). Other systems don't read this.
 */
const FREED_MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '32768', MALLOC_TRIM_THRESHOLD_: '131072' }

/** Serves until told to stop; ends with the server's exit code. */
export function serve(mode) {
  const env = { ...FREED_MEMORY, ...process.env }
  const server = spawn(process.execPath, [join(root, 'scripts/server.mjs'), mode], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
  server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
}
