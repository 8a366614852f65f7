import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import { DECLARED } from '@/lib/contract/addresses'
import { ChangeEventView } from '@/lib/contract/newsroom'
import { ProblemView } from '@/lib/contract/problem'
import type { ChangeEvent } from '@/lib/server/live/events'
import { openApiDocument } from './openapi'
import type { Problem } from './problem'

const root = fileURLToPath(new URL('../../app/api/v1', import.meta.url))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'))

/** `claims/[id]/route.ts` → `/claims/{id}`. */
const addressOf = (file: string) => `/${dirname(relative(root, join(root, file)))}`.replace(/\[(\w+)\]/g, '{$1}')

/** The methods that an address says it has. */
async function methodsOf(file: string): Promise<string[]> {
  const route = await import(join(root, file))
  const answer: Response = await route.OPTIONS(new Request('https://checks.example'), { params: Promise.resolve({}) })
  const allow = answer.headers.get('Allow') ?? ''
  return allow.split(', ').filter((method) => method !== 'HEAD' && method !== 'OPTIONS')
}

const document = openApiDocument()

/** Names of schemas that refer to themselves, directly or by others: makers of clients stumble over them. */
function madeOfThemselves(schemas: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(schemas).filter((name) => reachable(schemas, name).has(name))
}

/** Names of all schemas that one refers to, directly or by others. */
function reachable(schemas: Readonly<Record<string, unknown>>, from: string): ReadonlySet<string> {
  const seen = new Set<string>()
  const open = [from]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const [, next] of JSON.stringify(schemas[name] ?? {}).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (next === undefined || seen.has(next)) continue
      seen.add(next)
      open.push(next)
    }
  }
  return seen
}

describe('the description of the API', () => {
  it('has an entry for every route, and no other', async () => {
    const found = await Promise.all(
      files.map(async (file) => (await methodsOf(file)).map((method) => `${method} ${addressOf(file)}`)),
    )
    expect(found.flat().sort()).toEqual(Object.keys(DECLARED).sort())
  })

  it('is of the very address that each route is bound to', () => {
    const bound = files.map((file) => /methods<'([^']+)'>/.exec(readFileSync(join(root, file), 'utf8'))?.[1])
    expect(bound).toEqual(files.map(addressOf))
  })

  it('gives every operation a name of its own', () => {
    const names = Object.values(document.paths ?? {}).flatMap((path) =>
      [path.get, path.post, path.put, path.patch, path.delete].flatMap((operation) => operation?.operationId ?? []),
    )
    expect(names.length).toBe(Object.keys(DECLARED).length)
    expect(new Set(names).size).toBe(names.length)
  })

  it('refers to nothing that is not in it', () => {
    const text = JSON.stringify(document)
    const referred = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name))
    expect([...referred].filter((name) => !(String(name) in (document.components?.schemas ?? {})))).toEqual([])
    expect(referred).toContain('Claim')
  })

  it('has no schema that is made of itself', () => {
    expect(
      madeOfThemselves({
        Any: { anyOf: [{ $ref: '#/components/schemas/List' }] },
        List: { items: { $ref: '#/components/schemas/Any' } },
      }),
    ).toEqual(['Any', 'List'])
    expect(madeOfThemselves(document.components?.schemas ?? {})).toEqual([])
  })

  it('has the shapes of refusals and of the stream as they are sent, which the compiler checks here; of all else at the routes', () => {
    expectTypeOf<ChangeEvent>().toExtend<z.input<typeof ChangeEventView>>()
    expectTypeOf(ChangeEventView).toExtend<z.ZodType<ChangeEvent>>()
    expectTypeOf(ProblemView).toExtend<z.ZodType<Problem>>()
  })

  it('asks for the version where a change needs one', () => {
    const change = document.paths?.['/claims/{id}']?.patch
    expect(change?.parameters).toContainEqual(expect.objectContaining({ name: 'If-Match', required: true }))
    expect(Object.keys(change?.responses ?? {})).toEqual(expect.arrayContaining(['200', '401', '404', '412', '428']))
  })
})
