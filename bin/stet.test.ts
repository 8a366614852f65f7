import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { env } from '@/lib/server/platform/env'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { inWriteTransaction } from '@/lib/server/transaction/write-queue'
import { bundlePrograms, freshProgram } from '@/scripts/programs.mjs'
import { run } from './commands/main'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STET = join(ROOT, 'bin', 'stet')
const TEXT =
  'Harbour 🚢 fees doubled\n\nThe minister said fees had doubled. قالت الوزيرة إن الرسوم ارتفعت. Cafe\u0301 owners agree.\n'
let database: TestDatabase
let folder: string
let articleId: string

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a command in this process: starting one anew takes a second each time. */
async function stet(args: readonly string[]): Promise<Ran> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const code = await run(args, folder)
  const ran = { code, out: written(out), err: written(err) }
  out.mockRestore()
  err.mockRestore()
  return ran
}

const written = (stream: { readonly mock: { readonly calls: readonly unknown[][] } }) =>
  stream.mock.calls.map(([part]) => String(part)).join('')

/** Runs it as people do: a process of its own, in a folder of its own; from the sources unless a build is named. */
function spawned(args: readonly string[], where: string, { input = '', build = 'no-build' } = {}): Promise<Ran> {
  const own = { STET_DATA: 'data', DATABASE_URL: '', STET_OWNER_EMAIL: '', NEXTAUTH_SECRET: '', STET_DIST: build }
  const child = spawn(process.execPath, [STET, ...args], { cwd: where, env: { ...process.env, ...own } })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part))
  child.stderr.setEncoding('utf8').on('data', (part: string) => (err += part))
  child.stdin.end(input)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

beforeAll(async () => {
  database = await openTestDatabase()
  folder = database.folder
  writeFileSync(join(folder, 'article.txt'), TEXT)
  articleId = JSON.parse(
    (await stet(['article', 'import', 'article.txt', '--published', '2026-03-02', '--json'])).out,
  ).id
})
afterAll(() => database.close())

describe('a process of its own', () => {
  it('makes the newsroom on its first run, reads files and pipes from where it was called, and tells exit codes, bundled or not', async () => {
    const where = mkdtempSync(join(tmpdir(), 'stet-cli-'))
    writeFileSync(join(where, 'article.txt'), TEXT)
    const first = await spawned(['article', 'import', 'article.txt'], where)
    expect(first.err).toMatch(/Owner: owner@localhost\nPassword: \S+\nSign-in link: http\S+/)
    const [id = ''] = first.out.split(' ')
    const build = mkdtempSync(join(ROOT, '.next-programs-'))
    await bundlePrograms(ROOT, build)
    expect(freshProgram(build, 'command-line')).toBe(join(build, 'programs', 'command-line.mjs'))
    expect((await spawned(['article', 'show', id, '--text'], where, { build })).out).toBe(
      TEXT.normalize('NFC').trimEnd(),
    )
    const piped = await spawned(['article', 'import', '-'], where, { input: 'From a pipe\n\nA sentence.', build })
    expect(piped).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^[\w-]{36} {2}version 1\n$/) })
    expect(await spawned(['publish-everything'], where, { build })).toMatchObject({ code: 2, out: '' })
    // What was made of another file than there is now is not run, nor what was cut off.
    const list = join(build, 'programs', 'files.json')
    const files = readFileSync(list, 'utf8')
    writeFileSync(list, files.replace(/(\["bin\/commands\/main\.ts",\[)(\d+)/, '$11$2'))
    expect(freshProgram(build, 'command-line')).toBeNull()
    writeFileSync(list, files)
    truncateSync(join(build, 'programs', 'command-line.mjs'), 60_000)
    expect(freshProgram(build, 'command-line')).toBeNull()
    expect(freshProgram(build, 'reader')).not.toBeNull()
    rmSync(build, { recursive: true })
    expect(readdirSync(where).sort()).toEqual(['article.txt', 'data'])
    rmSync(where, { recursive: true, force: true })
  }, 120_000)
})

describe('stet', () => {
  it('lists every command, and explains each', async () => {
    const { code, out } = await stet(['--help'])
    expect(code).toBe(0)
    for (const name of [
      'user add',
      'desk list',
      'article show',
      'annotate',
      'export',
      'key create',
      'backup',
      'doctor',
    ]) {
      expect(out).toContain(name)
    }
    expect((await stet(['article', 'import', '--help'])).out).toContain('--published <date>')
  })

  it.each([
    ['an unknown command', ['publish-everything']],
    ['an unknown option', ['article', 'list', '--all']],
    ['a role that is none', ['user', 'add', 'a@b.example', '--name', 'A', '--role', 'king']],
    ['a missing argument', ['annotate', 'x']],
    ['an export of nothing', ['export', '--format', 'json']],
  ])('answers wrong usage with 2 and one line: %s', async (_, args) => {
    const { code, out, err } = await stet(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^stet: .+\n$/)
  })

  it.each([
    ['an article that is not there', ['article', 'show', 'nothing']],
    ['a file that is not there', ['article', 'import', 'nothing.txt']],
    ['a person who is not there', ['article', 'list', '--as', 'nobody@nowhere.example']],
    ['a format that is not there yet', ['export', 'ARTICLE', '--format', 'pdf']],
    ['an address, which is not there yet', ['article', 'import', 'https://example.org/a']],
  ])('answers a failure with 1 and one line: %s', async (_, args) => {
    const { code, out, err } = await stet(args.map((each) => (each === 'ARTICLE' ? articleId : each)))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^stet: .+\n$/)
  })

  it('prints the text exactly as positions count it, with no line end added', async () => {
    const { out } = await stet(['article', 'show', articleId, '--text'])
    expect(out).toBe(TEXT.normalize('NFC').trimEnd())
  })
})

describe('annotations and exports', () => {
  const claim = (key: string, exact: string, more = {}) => ({ key, target: { exact }, ...more })
  const file = {
    format: 'stet-annotations/1',
    agents: [{ key: 'minister', name: 'The minister', kind: 'person', aliases: ['الوزيرة'] }],
    sources: [
      { key: 'register', title: 'Register of fees', kind: 'document', primary: true, publishedAt: '2026-02-27' },
    ],
    claims: [
      claim('C01', 'fees had doubled', {
        statement: 'Harbour fees doubled.',
        type: 'numerical',
        speaker: 'minister',
        chain: [{ agent: 'minister', role: 'originator', kind: 'person', verb: 'said', force: 'asserts' }],
        truthVerdict: { rating: 'true', asOf: '2026-03-01', confidence: 'high', justification: 'See [2].' },
        attributionVerdict: 'accurate-paraphrase',
        evidence: [{ number: 2, source: 'register', stance: 'supports', passage: 'From 40 to 80.' }],
      }),
      claim('C04', 'قالت الوزيرة إن الرسوم ارتفعت'),
      claim('C05', 'Café owners', { averitec: 'left aside' }),
      claim('C06', 'fees'),
      claim('C07', 'These words are nowhere at all.'),
    ],
    relations: [
      { from: 'C04', type: 'supports', to: 'C01', strength: 'partial', note: 'In Arabic.' },
      { from: 'C01', type: 'supports', to: 'C07' },
    ],
  }

  it('go in with their places, and come out the same in another house', async () => {
    writeFileSync(join(folder, 'claims.json'), JSON.stringify(file))
    const asked = await stet(['annotate', articleId, 'claims.json', '--preview', '--json'])
    const { code, out } = await stet(['annotate', articleId, 'claims.json', '--json'])
    const report = JSON.parse(out)
    expect(code).toBe(0)
    // What would happen was said before, and nothing was done then.
    expect(JSON.parse(asked.out)).toMatchObject({ preview: true, sum: report.sum, items: report.items })
    expect(
      report.outcomes.map((each: Record<string, unknown>) => [each.key, each.outcome, each.claim !== null]),
    ).toEqual([
      ['C01', 'exact', true],
      ['C04', 'exact', true],
      ['C05', 'exact', true],
      ['C06', expect.stringMatching(/exact|ambiguous/), expect.anything()],
      ['C07', 'lost', false],
    ])
    const text = [...TEXT.normalize('NFC')]
    for (const { start, end, exact } of report.outcomes.filter(
      (each: { start: number | null }) => each.start !== null,
    )) {
      expect(text.slice(start, end).join('')).toBe(exact)
    }
    expect(report.ignored).toContainEqual({
      ...{ pointer: '/claims/2/averitec', message: 'is not part of the format' },
      ...{ code: 'not-of-the-format', values: {} },
    })
    expect(report.relations).toMatchObject({ made: 1, left: [{ pointer: '/relations/1' }] })

    await stet(['export', articleId, '--format', 'json', '-o', 'first.json'])
    const here = env()
    const elsewhere = await openTestDatabase()
    const options = ['--published', '2026-03-02', '--json']
    const copy = JSON.parse((await stet(['article', 'import', join(folder, 'article.txt'), ...options])).out)
    await stet(['annotate', copy.id, 'first.json'])
    const again = await stet(['export', copy.id, '--format', 'json'])
    await elsewhere.close()
    globalThis.stetEnv = here
    expect(again.out).toBe(readFileSync(join(folder, 'first.json'), 'utf8'))
  }, 120_000)

  it('are found again in a new version of the text, which says what became of them', async () => {
    writeFileSync(
      join(folder, 'marks.json'),
      JSON.stringify({ ...file, claims: file.claims.slice(0, 3), relations: [] }),
    )
    const { id } = JSON.parse((await stet(['article', 'import', 'article.txt', '--known', 'import', '--json'])).out)
    await stet(['annotate', id, 'marks.json'])
    writeFileSync(join(folder, 'second.txt'), TEXT.replace('fees had doubled', 'fees had nearly doubled'))
    const { code, out } = await stet(['article', 'add-version', id, 'second.txt'])
    expect(code).toBe(0)
    expect(out).toBe(
      `${id}  version 2\n2 exact, 0 moved, 1 changed, 0 ambiguous, 0 lost\n1 wait in the re-anchoring queue\n`,
    )
    expect((await stet(['article', 'show', id, '--text'])).out).toContain('nearly doubled')
    const again = await stet(['article', 'add-version', id, 'second.txt'])
    expect(again).toEqual({ code: 1, out: '', err: expect.stringMatching(/^stet: This is the text .*version 2.*\n$/) })
  })

  it('of a broken file take nothing over, and name the place', async () => {
    writeFileSync(
      join(folder, 'broken.json'),
      JSON.stringify({ ...file, claims: [claim('C1', 'fees', { type: 'gossip' })] }),
    )
    const { code, err } = await stet(['annotate', articleId, 'broken.json'])
    expect(code).toBe(1)
    expect(err).toContain('/claims/0/type')
  })
})

describe('upkeep', () => {
  it('means the real desk beside the sample newsroom where none is named', async () => {
    await inWriteTransaction((tx) =>
      tx.desk.create({ data: { id: 'samples', name: 'Sample newsroom', policies: '{}', demo: true } }),
    )
    expect((await stet(['user', 'add', 'ida@newsroom.example', '--name', 'Ida', '--role', 'editor'])).code).toBe(0)
    expect((await stet(['user', 'role', 'ida@newsroom.example', 'reviewer'])).code).toBe(0)
    const people = JSON.parse((await stet(['user', 'list', '--json'])).out)
    expect(JSON.stringify(people)).not.toContain('samples')
    await inWriteTransaction((tx) => tx.desk.delete({ where: { id: 'samples' } }))
  })

  it('makes people, keys and backups, checks the log, and looks after itself', async () => {
    const added = await stet(['user', 'add', 'eve@newsroom.example', '--name', 'Eve', '--role', 'editor', '--json'])
    expect(JSON.parse(added.out).link).toMatch(/\/sign-in\/link\/[\w-]{43}$/)
    expect((await stet(['article', 'list', '--as', 'eve@newsroom.example'])).out).toContain('Harbour')
    expect((await stet(['user', 'list', '--as', 'eve@newsroom.example'])).code).toBe(1)
    expect((await stet(['user', 'role', 'owner@localhost', 'editor'])).err).toContain('last administrator')

    const key = await stet(['key', 'create', 'bot', '--for', 'eve@newsroom.example', '--scope', 'read'])
    expect(key.out).toMatch(/^stet_[\w-]{43}\n$/)
    expect((await stet(['key', 'revoke', 'bot'])).code).toBe(0)

    const backup = await stet(['backup', 'copy.db', '--json'])
    const digest = createHash('sha256')
      .update(readFileSync(join(folder, 'copy.db')))
      .digest('hex')
    expect(JSON.parse(backup.out).sha256).toBe(digest)
    expect((await stet(['audit', 'verify', '--checkpoint', 'checkpoint.json'])).code).toBe(0)
    expect((await stet(['desk', 'add', 'Science'])).code).toBe(0)
    const newer = await stet(['audit', 'checkpoint', '-o', 'newer.txt'])
    expect(newer.out.replace(/\n$/, '')).toBe(readFileSync(join(folder, 'newer.txt'), 'utf8').trimEnd())
    const proved = JSON.parse((await stet(['audit', 'prove', 'checkpoint.json', 'newer.txt', '--json'])).out)
    expect(proved.newer.seq).toBeGreaterThan(proved.older.seq)
    expect(proved.proof.length).toBeGreaterThan(0)
    const included = await stet(['audit', 'prove-event', '2', 'newer.txt', '--json'])
    expect(JSON.parse(included.out)).toMatchObject({ seq: 2, head: { seq: proved.newer.seq } })
    expect((await stet(['audit', 'prove-record', 'none', 'newer.txt'])).code).toBe(1)
    expect((await stet(['audit', 'key'])).out).toMatch(/^checks\.example\/audit\+[0-9a-f]{8}\+[\w+/]+=*\n$/)
    expect((await stet(['restore', 'copy.db'])).code).toBe(0)
    expect((await stet(['audit', 'verify'])).code).toBe(0)
    const doctor = await stet(['doctor', '--json'])
    expect(JSON.parse(doctor.out).findings.filter((each: { result: string }) => each.result === 'bad')).toEqual([])
  }, 120_000)
})
