/** A process of its own, so that attacking doesn't slow the measuring: `attacker.ts NAME PORT SECONDS` → its outcome as JSON. */

import { ATTACKS } from './attacks'

const [name = '', port = '', seconds = ''] = process.argv.slice(2)
const attack = ATTACKS[name]
if (!attack) throw new Error(`There is no attack "${name}".`)
const outcome = await attack({ port: Number(port), until: Date.now() + Number(seconds) * 1_000 })
process.stdout.write(JSON.stringify(outcome))
process.exit(0)
