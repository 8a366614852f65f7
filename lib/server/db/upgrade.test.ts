import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fold } from '@/lib/domain/folding'
import { migrate } from './migrate'
import { migrationsFolder } from './migrations-folder'
import { openFile } from './sqlite'

const RELATIONS = '20261130080000_relations_and_indexes'

let folder: string
let file: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-upgrade-'))
  file = join(folder, 'stet.db')
  migrate(file, migrationsBefore(RELATIONS))
  const database = openFile(file)
  database.pragma('foreign_keys=OFF')
  database.exec(ROWS)
  database.close()
  migrate(file)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The migrations as an older Stet had them. */
function migrationsBefore(name: string): string {
  const older = join(folder, 'migrations')
  cpSync(migrationsFolder(), older, { recursive: true })
  const guards = join(older, 'guards.sqlite.sql')
  writeFileSync(guards, readFileSync(guards, 'utf8').split(/^-- What a claim's record is compiled from/m)[0] ?? '')
  const sqlite = join(older, 'sqlite')
  for (const each of readdirSync(sqlite))
    if (/^\d/.test(each) && each >= name) rmSync(join(sqlite, each), { recursive: true })
  return older
}

/**
 * Work of Noor, and of Ines and Samir, whose accounts were removed with the demo: nothing in the file held their rows then.
 */
const ROWS = `
INSERT INTO "Person" ("id", "name", "email", "emailFolded", "updatedAt") VALUES ('noor', 'Noor', 'n@x.example', 'n@x.example', '2026-01-01');
INSERT INTO "Desk" ("id", "name", "policies", "updatedAt") VALUES ('desk', 'Desk', '{}', '2026-01-01');
INSERT INTO "Article" ("id", "deskId", "title", "titleFolded", "language", "direction", "createdById", "updatedAt")
  VALUES ('article', 'desk', 'Fees', 'fees', 'en', 'ltr', 'noor', '2026-01-01');
INSERT INTO "Claim" ("id", "deskId", "articleId", "number", "statement", "statementFolded", "language", "state", "submittedById",
    "statementWroteId", "statementChangedId", "slug", "publicationId", "createdById", "updatedAt")
  VALUES ('claim', 'desk', 'article', 1, 'Fees rose.', 'fees rose.', 'en', 'published', 'ines', 'noor', 'noor', 'fees-rose', 'edition', 'noor', '2026-01-01');
INSERT INTO "Publication" ("id", "claimId", "slug", "edition", "record", "sha256", "claimVersion", "publishedById")
  VALUES ('edition', 'claim', 'fees-rose', 1, '{}', 'x', 1, 'noor');
INSERT INTO "Source" ("id", "deskId", "title", "titleFolded", "ownerId", "changedById", "updatedAt")
  VALUES ('source', 'desk', 'Register', 'register', 'samir', 'samir', '2026-01-01');
INSERT INTO "Evidence" ("id", "claimId", "number", "sourceId", "stance", "originAgentId", "originSourceId", "createdById", "changedById", "updatedAt")
  VALUES ('evidence', 'claim', 1, 'source', 'supports', 'gone', 'source', 'noor', 'noor', '2026-01-01');
INSERT INTO "Agent" ("id", "deskId", "name", "nameFolded", "kind", "createdById", "updatedAt")
  VALUES ('agent', 'desk', 'Nuala O’Brien', 'nuala o’brien', 'person', 'noor', '2026-01-01');
INSERT INTO "Act" ("id", "personId", "articleId", "label", "inverse", "forward", "expects")
  VALUES ('act', 'noor', 'article', 'mark', '{}', '{}', '{}'), ('lost', 'nobody', 'article', 'mark', '{}', '{}', '{}');
INSERT INTO "Key" ("id", "name", "personId", "deskId", "scope", "secretHash") VALUES ('key', 'A key', 'noor', 'gone', 'write', 'hash');
INSERT INTO "AuditEvent" ("seq", "at", "actorId", "actorName", "via", "command", "kind", "targetId", "payloadHash", "previousHash", "hash")
  VALUES (1, '2026-01-01', 'ines', 'Ines Weber', 'web', 'claim.submit', 'claim', 'claim', '', '', 'h');
`

const rowsOf = (sql: string) => {
  const database = openFile(file, { readonly: true })
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}

const TRIGGERS = `SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name`

it('keeps what an older file holds when its tables get their relations', () => {
  expect(rowsOf('SELECT "id", "slug", "publicationId", "submittedById" FROM "Claim"')).toEqual([
    { id: 'claim', slug: 'fees-rose', publicationId: 'edition', submittedById: 'ines' },
  ])
  expect(rowsOf('SELECT "id", "originAgentId", "originSourceId" FROM "Evidence"')).toEqual([
    { id: 'evidence', originAgentId: null, originSourceId: 'source' },
  ])
  expect(rowsOf('SELECT "id" FROM "Act"')).toEqual([{ id: 'act' }])
  expect(rowsOf('SELECT count(*) AS "publications" FROM "Publication"')).toEqual([{ publications: 1 }])
})

it('gives those whose work stayed without an account one that nobody can sign in to', () => {
  expect(
    rowsOf('SELECT "id", "name", "passwordHash", "disabledAt" IS NOT NULL AS "disabled" FROM "Person" ORDER BY "id"'),
  ).toEqual([
    { id: 'ines', name: 'Ines Weber', passwordHash: null, disabled: 1 },
    { id: 'noor', name: 'Noor', passwordHash: null, disabled: 0 },
    { id: 'samir', name: 'Former member', passwordHash: null, disabled: 1 },
  ])
})

it('ends a key of a desk that is gone rather than open every desk to it', () => {
  expect(rowsOf('SELECT "deskId", "revokedAt" IS NOT NULL AS "revoked" FROM "Key"')).toEqual([
    { deskId: null, revoked: 1 },
  ])
})

it('knows who contributed to what was published: their next working copy is nobody’s work yet (R17)', () => {
  expect(rowsOf('SELECT "claimId", "personId", "edition" FROM "Contribution" ORDER BY "personId"')).toEqual([
    { claimId: 'claim', personId: 'ines', edition: 1 },
    { claimId: 'claim', personId: 'noor', edition: 1 },
  ])
  expect(rowsOf('SELECT "claimId" FROM "TouchedClaim"')).toEqual([{ claimId: 'claim' }])
})

it('finds what was written before as it finds what is written now, however its apostrophes are typed', () => {
  expect(rowsOf('SELECT "nameFolded" FROM "Agent"')).toEqual([{ nameFolded: fold("Nuala O'Brien") }])
})

it('makes guards that are missing at the next start', () => {
  const before = rowsOf(TRIGGERS)
  const database = openFile(file)
  database.exec('DROP TRIGGER "Publication_no_update"')
  database.close()
  migrate(file)
  expect(rowsOf(TRIGGERS)).toEqual(before)
})

it('has every guard again after its tables were rebuilt', () => {
  const written = readFileSync(join(migrationsFolder(), 'guards.sqlite.sql'), 'utf8').match(/^CREATE TRIGGER/gm) ?? []
  expect(rowsOf(TRIGGERS)).toHaveLength(written.length)
})
