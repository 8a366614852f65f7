import { vi } from 'vitest'

/*
 * Runs before each test file. Files share the modules of their worker, and what the server keeps in memory it keeps in globals
 * whose names begin with `stet`. Each file begins without them, as a process does, and with the real clock and globals.
 */

/** The processes that read articles know nothing of a database, and take long to start. */
const KEPT = 'stetReaders'

vi.useRealTimers()
vi.unstubAllGlobals()
vi.unstubAllEnvs()
for (const name of Object.keys(globalThis))
  if (name.startsWith('stet') && name !== KEPT) Reflect.deleteProperty(globalThis, name)
