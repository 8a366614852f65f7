import { linkHash } from '@/lib/domain/audit-chain'
import { sha256 } from './platform/digest'
import { openFile } from './db/sqlite'

/** What is done to a file past every command: SQL, or work on the open file. */
export type Tampering = string | ((file: ReturnType<typeof openFile>) => void)

/** What somebody with the file and without scruples can do: guards dropped, rows changed, guards put back. */
export function tamperWith(databaseFile: string, tampering: Tampering): void {
  const file = openFile(databaseFile)
  file.pragma('foreign_keys=OFF')
  const guards = file
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all()
  for (const { name } of guards) file.exec(`DROP TRIGGER "${name}"`)
  if (typeof tampering === 'string') file.exec(tampering)
  else tampering(file)
  for (const guard of guards) file.exec(guard.sql)
  file.close()
}

/** Does everything to the log that it takes to look well again. */
export function rehash(file: ReturnType<typeof openFile>): void {
  const events = file
    .prepare<[], Parameters<typeof linkHash>[0] & { payload: string | null }>(
      'SELECT e.*, p."payload" FROM "AuditEvent" e JOIN "AuditPayload" p ON p."seq" = e."seq" ORDER BY e."seq"',
    )
    .all()
  const change = file.prepare(
    'UPDATE "AuditEvent" SET "seq" = ?, "payloadHash" = ?, "previousHash" = ?, "hash" = ? WHERE "seq" = ?',
  )
  const move = file.prepare('UPDATE "AuditPayload" SET "seq" = ? WHERE "seq" = ?')
  let previousHash = ''
  events.forEach((event, at) => {
    const seq = at + 1
    const payloadHash = event.payload === null ? event.payloadHash : sha256(event.payload)
    const link = { ...event, at: new Date(event.at).toISOString(), seq, payloadHash, previousHash }
    const hash = linkHash(link, sha256)
    change.run(seq, payloadHash, previousHash, hash, event.seq)
    move.run(seq, event.seq)
    previousHash = hash
  })
  file.prepare('UPDATE "AuditHead" SET "seq" = ?, "hash" = ?').run(events.length, previousHash)
}
