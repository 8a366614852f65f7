// Prisma's schema engine in its WebAssembly build from npm: the native one would have to be downloaded, which a closed
// network can't. For authoring migrations and for the test that compares a migrated database with schema.prisma;
// applying migrations at start needs no engine (lib/server/db/migrate.ts).
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'

const require = createRequire(import.meta.url)

let engineClass
const loadEngineClass = () => (engineClass ??= instantiate())

async function instantiate() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => console.error(message) }
  const runtime = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm')
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm)), {
    './schema_engine_bg.js': runtime,
  })
  runtime.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return runtime.SchemaEngine
}

/**
 * The SQL that leads from a database file to a Prisma schema: empty when they agree.
 * @param {string} databaseFile path of a SQLite file
 * @param {string} schema text of schema.prisma
 * @returns {Promise<string>}
 */
export async function schemaDifference(databaseFile, schema) {
  const SchemaEngine = await loadEngineClass()
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaBetterSqlite3({ url: `file:${databaseFile}` }))
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, factory)
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files: [{ path: 'schema.prisma', content: schema }], configDir: '.' },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      shadowDatabaseUrl: null,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return /empty migration/i.test(stdout) ? '' : stdout
  } finally {
    engine.free()
  }
}
