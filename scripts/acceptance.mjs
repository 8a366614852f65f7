// Run by `.ci/run` after `npm test`: what needs the collections and the reference article in ../shared.
import { existsSync } from 'node:fs'
import { buildForJourneys, finish, journeys, prepareTests, unit } from './test.mjs'

if (!existsSync('../shared/articles/tell-abyad/article.txt')) {
  console.error(
    '✗ ../shared is not there: the acceptance tests work on the reference article and the public collections in it.',
  )
  process.exit(1)
}
await prepareTests()
await unit('acceptance')
// The same tests as in `npm test`, as long as they were meant to be: fifty kills, some ten thousand malformed requests.
await unit('stet', {
  name: 'the long way',
  files: ['lib/server/kill.test.ts', 'app/api/v1/malformed.test.ts'],
  env: { STET_KILLS: '50', STET_MALFORMED_RUNS: '140' },
})
await buildForJourneys()
await journeys('acceptance')
finish()
