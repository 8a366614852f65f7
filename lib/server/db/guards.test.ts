import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApprovedClaim, makeArticle, makeTeam } from '@/prisma/factories'
import { makeCheckpoint } from '../audit/checkpoints'
import { correctClaim, publishClaim } from '../checks/publish'
import { oneClaim } from '../claims/show'
import { describeClaim } from '../claims/describe'
import { reviewClaim, submitClaim } from '../claims/review'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { openFile } from './sqlite'

let database: TestDatabase
let file: Database.Database

beforeAll(async () => {
  database = await openTestDatabase()
  const team = await makeTeam()
  const { id } = await makeApprovedClaim(team, (await makeArticle(team.editor)).id)
  const seen = async () => ({ version: (await oneClaim(team.chief, { id })).version })
  await publishClaim(team.chief, { id }, await seen())
  await describeClaim(team.editor, { id, statement: 'Harbour fees rose.' }, await seen())
  await submitClaim(team.editor, { id }, await seen())
  await reviewClaim(team.reviewer, { id, decision: 'approve' }, await seen())
  await correctClaim(team.chief, { id, kind: 'correction', note: 'A figure was wrong.' }, await seen())
  await makeCheckpoint(team.admin, {})
  file = openFile(database.file)
})
afterAll(async () => {
  file.close()
  await database.close()
})

/** Everything in the tables that must never change. */
const stored = () =>
  ['ArticleVersion', 'Received', 'Publication', 'Correction', 'AuditEvent', 'AuditPayload', 'Checkpoint'].map((table) =>
    file.prepare(`SELECT * FROM "${table}" ORDER BY 1`).all(),
  )

/** Columns that hold what was said, one of each table. */
const TABLES = [
  ['ArticleVersion', 'text'],
  ['Received', 'bytes'],
  ['Publication', 'record'],
  ['Correction', 'note'],
  ['AuditEvent', 'actorName'],
  ['AuditPayload', 'payload'],
  ['Checkpoint', 'note'],
] as const

describe.each(TABLES)('%s', (table, column) => {
  it.each([
    ['UPDATE', `UPDATE "${table}" SET "${column}" = 'other'`],
    ['UPDATE OR REPLACE', `UPDATE OR REPLACE "${table}" SET "${column}" = 'other'`],
    ['DELETE', `DELETE FROM "${table}"`],
    ['INSERT OR REPLACE', `INSERT OR REPLACE INTO "${table}" SELECT * FROM "${table}"`],
    ['REPLACE', `REPLACE INTO "${table}" SELECT * FROM "${table}" LIMIT 1`],
    [
      'INSERT … ON CONFLICT',
      `INSERT INTO "${table}" SELECT * FROM "${table}" WHERE true ON CONFLICT DO UPDATE SET "${column}" = 'other'`,
    ],
  ])('can not be changed by %s (trap 10)', (_, sql) => {
    const before = stored()
    expect(before.every((rows) => rows.length > 0)).toBe(true)
    expect(() => file.prepare(sql).run()).toThrow()
    expect(stored()).toEqual(before)
  })
})

it('has the settings under which nothing acknowledged is lost (traps 3 and 16)', () => {
  expect(file.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(file.pragma('synchronous', { simple: true })).toBe(2)
  expect(file.pragma('recursive_triggers', { simple: true })).toBe(1)
  const version = String(file.prepare('SELECT sqlite_version()').pluck().get()).split('.').map(Number)
  const [major = 0, minor = 0, patch = 0] = version
  expect(major * 1_000_000 + minor * 1_000 + patch).toBeGreaterThanOrEqual(3_051_003)
})
