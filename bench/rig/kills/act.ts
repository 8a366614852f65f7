/**
 * A process that is killed: `act.ts ACT FOLDER MOMENT`. Prints `ready`, and how many moments there were when it lives: moment 0 never
 * comes.
 */

import { killAt, momentsSoFar } from './moments'
import { actOf } from './acts'

const [name = '', folder = '', at = '0'] = process.argv.slice(2)
const action = actOf(name)
console.log('ready')
killAt(Number(at) || Number.POSITIVE_INFINITY)
await action.run(folder)
console.log(momentsSoFar())
process.exit(0)
