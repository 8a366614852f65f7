/**
 * A process that is killed: `deed.ts DEED FOLDER MOMENT`. Prints `ready`, and how many moments there were when it lives: moment 0 never
 * comes.
 */

import { killAt, momentsSoFar } from './moments'
import { deedOf } from './deeds'

const [name = '', folder = '', at = '0'] = process.argv.slice(2)
const deed = deedOf(name)
console.log('ready')
killAt(Number(at) || Number.POSITIVE_INFINITY)
await deed.run(folder)
console.log(momentsSoFar())
process.exit(0)
