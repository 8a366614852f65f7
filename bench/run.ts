/** `npm run bench -- anchoring writers`: runs the named benchmarks. */

import { runCompiled } from './compiled'
import { benchDrawing } from './drawing/main'
import { run as benchIntake } from './intake/run'
import { benchIntakeFuzz } from './intake-fuzz/main'
import { benchPublic } from './public/main'
import { benchSaves } from './saves/main'
import { benchScale } from './scale/main'
import { benchWriters } from './writers/main'

const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  anchoring: () => runCompiled('bench/anchoring/start.ts'),
  drawing: benchDrawing,
  intake: benchIntake,
  'intake-fuzz': benchIntakeFuzz,
  public: benchPublic,
  saves: benchSaves,
  scale: benchScale,
  writers: benchWriters,
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !(name in BENCHES))
if (names.length === 0 || unknown.length > 0) {
  console.error(
    `Name what to measure: ${Object.keys(BENCHES).join(', ')}.${unknown.length > 0 ? ` There is no "${unknown.join('", "')}".` : ''}`,
  )
  process.exitCode = 1
} else {
  for (const name of names) await BENCHES[name]?.()
}
