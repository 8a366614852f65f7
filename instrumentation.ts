/**
 * What the server does once, before its first request; Next calls it. A fault ends the process with its sentence: a server
 * that half works is worse than none.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { startServer } = await import('./lib/http/start-server')
  await startServer()
}
