import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Newest time of change below a path, tests aside, in milliseconds; 0 when there is nothing. */
export function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((entry) => newest(join(path, entry))))
}
