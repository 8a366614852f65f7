import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * The span in which one change owns the writing connection. Everything that one connection is told lands in its open
 * transaction, whoever says it (safety, trap 1): so the connection takes statements only from the change whose turn it is.
 */
export interface WriteTurn {
  /** False once the change has settled: a statement that it forgot to await is refused. */
  open: boolean
  /** Settles when no statement group of Prisma's is open within the change. */
  nested: Promise<void>
}

declare global {
  // Bundles of one process share the writer, so they share whose turn it is.
  var stetWriteTurns: AsyncLocalStorage<WriteTurn> | undefined
}

const turns = () => (globalThis.stetWriteTurns ??= new AsyncLocalStorage())

/** Whether this runs inside a change that has not settled. */
export const inTurn = (): boolean => turns().getStore()?.open ?? false

/** The turn this runs in. @throws Error outside of one: the statement would land in another's transaction */
export function currentTurn(): WriteTurn {
  const turn = turns().getStore()
  if (turn?.open) return turn
  throw new Error('A statement was sent to the writing connection outside the transaction of a change.')
}

/** Runs a change in a turn of its own. */
export async function takeTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn: WriteTurn = { open: true, nested: Promise.resolve() }
  try {
    return await turns().run(turn, work)
  } finally {
    turn.open = false
  }
}
