declare global {
  var stetLinesLogged: Map<string, { minute: number; count: number }> | undefined
}

/**
 * Whether one more line of a kind may be logged in this minute: what anybody can bring about, as often as they like, must not
 * fill the disk.
 *
 * @param kind counted apart from others
 * @param most lines in a minute
 */
export function mayLog(kind: string, most: number): boolean {
  const logged = (globalThis.stetLinesLogged ??= new Map())
  const minute = Math.floor(Date.now() / 60_000)
  const before = logged.get(kind)
  const count = before?.minute === minute ? before.count + 1 : 1
  logged.set(kind, { minute, count })
  return count <= most
}
