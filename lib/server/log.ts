import pino from 'pino'

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
