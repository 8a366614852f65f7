/**
 * The bare thing to compare with: a Next app of the same version with one page and one route, in a folder of its own inside
 * the project (so that it finds the same packages), built and served in production, gone afterwards.
 */

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../stet-server'

const NEXT = resolve('node_modules/next/dist/bin/next')

/** An element as data, without attributes. */
export interface PlainElement {
  readonly name: string
  readonly children: readonly (string | PlainElement)[]
}

/** Draws the data as React elements, for each request anew. */
const PAGE = `import { createElement } from 'react'
import content from './content.json'

export const dynamic = 'force-dynamic'

const drawn = (node, key) =>
  typeof node === 'string' ? node : createElement(node.name, { key }, ...node.children.map(drawn))

export default function Page() {
  return drawn(content, 0)
}
`

const LAYOUT = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}
`

const ROUTE = `import page from './page.json'

export const dynamic = 'force-dynamic'
export const GET = () => new Response(page.html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
`

interface BareNext {
  /** The same words as React elements. */
  readonly elements: string
  /** The same bytes as ours, from a route handler that has them ready. */
  readonly handler: string
}

/** Serves both while the work runs. @param given the page as elements, and as the HTML of ours */
export async function withBareNext(
  given: { readonly content: PlainElement; readonly html: string },
  work: (bare: BareNext) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(resolve('.next-bare-'))
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('package.json', '{ "type": "module" }')
  write('next.config.js', `export default { turbopack: { root: ${JSON.stringify(resolve('.'))} } }`)
  write('app/layout.js', LAYOUT)
  write('app/elements/page.js', PAGE)
  write('app/elements/content.json', JSON.stringify(given.content))
  write('app/handler/route.js', ROUTE)
  write('app/handler/page.json', JSON.stringify({ html: given.html }))
  try {
    await run(folder, 'build')
    const port = await freePort()
    const server = spawn(process.execPath, [NEXT, 'start', '-H', '127.0.0.1', '-p', `${port}`], {
      cwd: folder,
      env: environment(),
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    try {
      const origin = `http://127.0.0.1:${port}`
      await untilThere(`${origin}/handler`)
      await work({ elements: `${origin}/elements`, handler: `${origin}/handler` })
    } finally {
      server.kill('SIGTERM')
      await new Promise((end) => server.once('exit', end))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Ours without what we tell our own build. */
function environment(): NodeJS.ProcessEnv {
  const { STET_DIST: _, STET_READERS_STYLE: __, ...others } = process.env
  return { ...others, NODE_ENV: 'production' }
}

function run(folder: string, verb: string): Promise<void> {
  return new Promise((end, fail) => {
    const child = spawn(process.execPath, [NEXT, verb], { cwd: folder, env: environment(), stdio: 'ignore' })
    child.once('exit', (code) => (code === 0 ? end() : fail(new Error(`bare Next: ${verb} ended with ${code}`))))
  })
}

async function untilThere(address: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await wait(500)
  }
  throw new Error('bare Next did not start')
}
