import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openApiDocument } from './openapi'
import { OPERATIONS } from './openapi-operations'

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

describe('the description of the API', () => {
  it('has an entry for every route, and no other', async () => {
    const found = await Promise.all(
      files.map(async (file) => (await methodsOf(file)).map((method) => `${method} ${addressOf(file)}`)),
    )
    expect(found.flat().sort()).toEqual(Object.keys(OPERATIONS).sort())
  })

  it('gives every operation a name of its own', () => {
    const names = Object.values(document.paths ?? {}).flatMap((path) =>
      [path.get, path.post, path.put, path.patch, path.delete].flatMap((operation) => operation?.operationId ?? []),
    )
    expect(names.length).toBe(Object.keys(OPERATIONS).length)
    expect(new Set(names).size).toBe(names.length)
  })

  it('refers to nothing that is not in it', () => {
    const text = JSON.stringify(document)
    const referred = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name))
    expect([...referred].filter((name) => !(String(name) in (document.components?.schemas ?? {})))).toEqual([])
    expect(referred).toContain('Claim')
  })

  it('asks for the version where a change needs one', () => {
    const change = document.paths?.['/claims/{id}']?.patch
    expect(change?.parameters).toContainEqual(expect.objectContaining({ name: 'If-Match', required: true }))
    expect(Object.keys(change?.responses ?? {})).toEqual(expect.arrayContaining(['200', '401', '404', '412', '428']))
  })
})
