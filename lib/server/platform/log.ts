import pino from 'pino'
import { Refusal } from '@/lib/domain/errors'

/**
 * The structured log, one JSON line per event on standard error. What could be a secret, or lead to a confidential
 * source, is never passed to it: log ids and names of commands, not what people typed.
 */
export const log = pino(
  {
    level: process.env.STET_LOG_LEVEL ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['password', 'token', 'secret', 'identity', '*.password', '*.token', '*.secret', '*.identity'],
      remove: true,
    },
  },
  pino.destination({ dest: 2, sync: true }),
)

/** What the log says of a failure: words that the code gave it, never a message, in which there may be content. */
export function reasonOf(error: unknown): string {
  // The build shortens the names of our own classes.
  if (error instanceof Refusal) return error.code
  if (!(error instanceof Error)) return typeof error
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}
