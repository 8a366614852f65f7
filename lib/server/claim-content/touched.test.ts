import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  makeAgent,
  makeArticle,
  makeEvidence,
  makeReadyClaim,
  makeRelation,
  makeSource,
  makeTeam,
  changeDescription,
} from '@/prisma/factories'
import { reader } from '../db/clients'
import { openFile } from '../db/sqlite'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { storeAttachedCopy } from '../test-rows'
import { contentHash, contentOf } from './content'

/**
 * The tables that a claim is compiled from. Whether a column of theirs is content is not said here: it is found out by
 * compiling before and after a change of it.
 */
const TABLES = [
  'Claim',
  'Appearance',
  'ChainHop',
  'Evidence',
  'Verdict',
  'RatingScale',
  'Relation',
  'Source',
  'Snapshot',
  'Agent',
  'AgentAlias',
  'Article',
] as const

let database: TestDatabase
let file: Database.Database
let claimId: string

beforeAll(async () => {
  database = await openTestDatabase()
  const { editor } = await makeTeam()
  const article = await makeArticle(editor)
  const speaker = await makeAgent(editor)
  claimId = (await makeReadyClaim(editor, article.id, { speaker: speaker.id })).id
  const relay = await makeAgent(editor)
  await changeDescription(editor, claimId, {
    chain: [
      { agent: speaker.id, role: 'originator' },
      { agent: relay.id, role: 'relay', verb: 'wrote', force: 'reports' },
    ],
    saidAt: '2026-03-01',
    saidPlace: 'Harbour',
  })
  const origin = await makeSource(editor)
  const source = await makeSource(editor)
  await makeEvidence(editor, claimId, { sourceId: source.id, originId: origin.id })
  await makeEvidence(editor, claimId, { originId: (await makeAgent(editor)).id, hindsight: true })
  await storeAttachedCopy(source.id, editor)
  const others = [await makeReadyClaim(editor, article.id), await makeReadyClaim(editor, article.id)]
  await makeRelation(editor, claimId, others[0]?.id ?? '', { note: 'Both speak of March.' })
  await makeRelation(editor, others[1]?.id ?? '', claimId, { type: 'supports' })
  file = openFile(database.file)
  file.pragma('foreign_keys=OFF')
})
afterAll(async () => {
  file.close()
  await database.close()
})

/** The content as it would be sealed now; a row that can't be compiled any more is another content as well. */
function sealed(): string {
  try {
    return contentHash(contentOf(reader(), claimId).content)
  } catch (error) {
    return String(error)
  }
}

const touchedNow = () => file.prepare('SELECT "claimId" FROM "TouchedClaim"').pluck().all()

interface Column {
  readonly name: string
  readonly type: string
  readonly pk: number
}

const columnsOf = (table: string) =>
  file
    .prepare<[string], Column>('SELECT name, type, pk FROM pragma_table_info(?)')
    .all(table)
    .filter(({ pk }) => pk === 0)

/** What the column may hold instead: codes are swapped for others that rows of the database have, or are known. */
function othersFor({ name, type }: Column): readonly (string | number | null)[] {
  if (type === 'BOOLEAN') return [0, 1]
  if (type === 'INTEGER') return [0, 1, 7]
  if (type === 'DATETIME') return ['2020-01-01T00:00:00.000+00:00', null]
  return [...(CODES[name] ?? []), 'another', null]
}

const CODES: Readonly<Record<string, readonly string[]>> = {
  kind: ['organisation', 'group', 'report', 'dataset', 'attribution', 'truth'],
  type: ['numerical', 'causal', 'elaborates', 'overstates'],
  polarity: ['denies'],
  checkWorthiness: ['low'],
  role: ['narrator'],
  force: ['doubts'],
  stance: ['refutes'],
  rating: ['false', 'verbatim', 'overstated'],
  confidence: ['low'],
  strength: ['weak'],
  reliability: ['C'],
  credibility: ['4'],
  direction: ['rtl'],
  standing: ['past', 'kept'],
  ratings: ['[]'],
}

/** Changes a column of every row by itself, and takes it back. */
function changed(table: string, column: Column, value: string | number | null) {
  const found = { content: false, touched: false }
  const before = sealed()
  const ids = file.prepare<[], string>(`SELECT "id" FROM "${table}"`).pluck().all()
  for (const id of ids) {
    const old = file.prepare(`SELECT "${column.name}" FROM "${table}" WHERE "id" = ?`).pluck().get(id)
    file.exec('DELETE FROM "TouchedClaim"')
    const set = file.prepare(`UPDATE "${table}" SET "${column.name}" = ? WHERE "id" = ?`)
    try {
      set.run(value, id)
    } catch {
      continue // The column takes no such value: unique, or never empty.
    }
    const touched = touchedNow().includes(claimId)
    const content = sealed() !== before
    set.run(old, id)
    if (content) {
      found.content = true
      found.touched = touched
      if (!touched) return found
    }
  }
  return found
}

describe('a change of a row that the record is compiled from (R21, R29)', () => {
  it.each(TABLES)(
    'is noticed in whatever column of %s it is',
    async (table) => {
      const unnoticed: string[] = []
      let printed = 0
      for (const column of columnsOf(table)) {
        for (const value of othersFor(column)) {
          const { content, touched } = changed(table, column, value)
          if (content) printed += 1
          if (content && !touched) unnoticed.push(`${table}.${column.name} = ${value}`)
        }
      }
      expect(unnoticed).toEqual([])
      expect(printed > 0).toBe(table !== 'AgentAlias')
    },
    240_000,
  )

  it.each(['ChainHop', 'Evidence', 'Verdict', 'Relation', 'Appearance', 'Snapshot'])(
    'is noticed when a row of %s comes or goes',
    (table) => {
      const of = table === 'Relation' ? '"fromId"' : table === 'Snapshot' ? null : '"claimId"'
      const row = file
        .prepare<[], Record<string, unknown>>(
          `SELECT * FROM "${table}" ${of ? `WHERE ${of} = '${claimId}'` : 'WHERE "url" IS NULL'} LIMIT 1`,
        )
        .get()
      if (!row) throw new Error(`no row of ${table}`)
      const before = sealed()
      file.exec('DELETE FROM "TouchedClaim"')
      file.prepare(`DELETE FROM "${table}" WHERE "id" = ?`).run(row.id)
      expect(sealed()).not.toBe(before)
      expect(touchedNow()).toContain(claimId)
      file.exec('DELETE FROM "TouchedClaim"')
      const names = Object.keys(row)
      file
        .prepare(
          `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
        )
        .run(Object.values(row))
      expect(sealed()).toBe(before)
      expect(touchedNow()).toContain(claimId)
    },
  )
})
