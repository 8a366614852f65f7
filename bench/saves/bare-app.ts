/** A bare app on Next and Prisma that keeps claims, of the same versions as the product. */

import { resolve } from 'node:path'
import { runIn, withNextApp } from '../next-app'

/** Serves while the work runs. */
export const withBareApp = (work: (origin: string) => Promise<void>): Promise<void> =>
  withNextApp(
    'bench/saves/bare',
    (folder) => runIn(folder, [resolve('scripts/prisma.mjs'), 'generate', '--schema', 'schema.prisma']),
    '/claims',
    ({ origin }) => work(origin),
  )
