// `npm run licences`: every installed package with its licence, those first that somebody should look at: no licence, one that asks
// more than to be named, or deprecated by who made it. Reads the lock file and node_modules; asks nobody.
import { existsSync, readFileSync } from 'node:fs'
import { installed, root } from './setup.mjs'
import { join } from 'node:path'

const KNOWN =
  /^\(?(?:MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Zlib|OFL-1\.1|Python-2\.0|CC-BY-4\.0)\b/

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const rows = Object.entries(packages).flatMap(([path, { version, license, dev, deprecated }]) => {
  if (!path || !existsSync(join(root, path))) return []
  const { license: own } = JSON.parse(
    readFileSync(installed(join(path.slice('node_modules/'.length), 'package.json')), 'utf8'),
  )
  const licence = license ?? (typeof own === 'string' ? own : (own?.type ?? 'none'))
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const look = [...(KNOWN.test(licence) ? [] : ['licence']), ...(deprecated ? [`deprecated: ${deprecated}`] : [])]
  return [{ name, version, licence, use: dev ? 'development' : 'product', look: look.join('; ') }]
})
rows.sort((a, b) => Number(b.look !== '') - Number(a.look !== '') || a.name.localeCompare(b.name))
for (const { name, version, licence, use, look } of rows)
  console.log([name, version, licence, use, look].join('\t').trimEnd())
console.error(`${rows.length} packages, ${rows.filter(({ look }) => look).length} to look at.`)
