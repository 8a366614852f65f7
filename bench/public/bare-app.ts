/** The bare thing to compare with: a Next app with one page of React elements and one route that has a page ready. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withNextApp } from '../next-app'

/** An element as data, without attributes. */
export interface PlainElement {
  readonly name: string
  readonly children: readonly (string | PlainElement)[]
}

interface BareNext {
  /** The same words as React elements. */
  readonly elements: string
  /** The same bytes as ours, from a route handler that has them ready. */
  readonly handler: string
}

/** Serves both while the work runs. @param given the page as elements, and as the HTML of ours */
export const withBareNext = (
  given: { readonly content: PlainElement; readonly html: string },
  work: (bare: BareNext) => Promise<void>,
): Promise<void> =>
  withNextApp(
    'bench/public/bare',
    (folder) => {
      writeFileSync(join(folder, 'app', 'elements', 'content.json'), JSON.stringify(given.content))
      writeFileSync(join(folder, 'app', 'handler', 'page.json'), JSON.stringify({ html: given.html }))
    },
    '/handler',
    ({ origin }) => work({ elements: `${origin}/elements`, handler: `${origin}/handler` }),
  )
