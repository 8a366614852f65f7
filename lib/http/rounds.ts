/** Requests that are begun together at most: saves among them share a transaction, and new connections wait for no more. */
export const AT_ONCE = 16

/**
 * Begins requests some at a time, and lets as many rounds of the event loop pass in between.
 *
 * Node takes in one new connection a round. Were all requests that have arrived begun in each round, it would last as long as
 * all of them together, and who comes newly would wait behind as many rounds as connections came before, while those who are
 * connected already get answer after answer: with fifty connections the last one waited for almost three seconds.
 *
 * @returns begins a request: at once where none was begun just before
 */
export function inRounds(): (begin: () => void) => void {
  const line: (() => void)[] = []
  let resting = false

  const beginSome = () => {
    const some = line.splice(0, AT_ONCE)
    resting = some.length > 0
    if (!resting) return
    afterRounds(some.length, beginSome)
    for (const begin of some) begin()
  }

  return (begin) => {
    line.push(begin)
    if (!resting) beginSome()
  }
}

/** Each round takes in what has arrived: a connection, and requests, which stand in line. */
function afterRounds(count: number, then: () => void): void {
  setImmediate(() => (count > 1 ? afterRounds(count - 1, then) : then()))
}
