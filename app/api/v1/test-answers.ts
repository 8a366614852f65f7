import { describe, expect, it } from 'vitest'
import { call } from './test-client'
import { QUERIES } from './test-queries'
import { expected, type Right } from './test-rights'
import { ROUTES } from './test-routes'
import { actorOf, type World } from './test-world'

/** In milliseconds: far beyond what anything takes; exports of a whole desk take seconds. */
export const PATIENCE = 60_000

/** Who may ask what needs this right: a chief, if they may. */
function viewer(world: World, right: Right) {
  const who = (['chief', 'admin'] as const).find((each) => expected(right, each) === 'allowed')
  return actorOf(world, who ?? 'anonymous')
}

/** Tests that every query and every address of the API answers, however full the world's desk is. */
export function everythingAnswers(world: () => World) {
  describe('everything answers', () => {
    it.each(Object.entries(QUERIES))('the query %s', { timeout: PATIENCE }, async (_, { right, ask }) => {
      expect(await ask(world(), viewer(world(), right))).toBeDefined()
    })

    const pages = Object.entries(ROUTES).filter(([name]) => name.startsWith('GET ') && name !== 'GET /events')
    it.each(pages)('%s', { timeout: PATIENCE }, async (_, { right, path }) => {
      // 501: the product is going to have it.
      expect([200, 501]).toContain((await call('GET', path(world()), { as: viewer(world(), right) })).status)
    })
  })
}
