// Ends with 0 when the native SQLite driver loads in this Node.js and outlives the garbage collector: a driver compiled
// against the headers of Node.js 24.19 and newer is aborted there (see object-wrap.h).
import Database from 'better-sqlite3'

const db = new Database(':memory:')
for (let at = 0; at < 30_000; at += 1) db.prepare(`SELECT ${at}`).get()
db.close()
