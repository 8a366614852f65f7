import { fileURLToPath } from 'node:url'
import { openFile } from './db/sqlite'

/**
 * Run by tests and benchmarks as a process of its own: takes the write lock of a database file, says so on standard output,
 * and gives it back when its standard input ends.
 */
function holdWriteLock(file: string): void {
  const database = openFile(file)
  database.exec('BEGIN IMMEDIATE')
  process.stdout.write('held\n')
  process.stdin.resume().once('end', () => {
    database.exec('COMMIT')
    database.close()
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) holdWriteLock(process.argv[2] ?? '')
