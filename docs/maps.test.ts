import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const MAPS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'docs/deployment.md',
  'docs/security.md',
  'docs/verifying.md',
]
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')

/** Paths in code marks: `lib/server/{mail,people}/links.ts` names two. */
function pathsIn(text: string): string[] {
  const marked = [...text.matchAll(/`((?:app|bin|components|lib|messages|prisma|scripts|docs)\/[^`\s]*)`/g)]
  return marked.flatMap(([, path = '']) => spread(path)).filter((path) => !/[<*…]/.test(path))
}

function spread(path: string): string[] {
  const found = /\{([^{}]*)\}/.exec(path)
  if (!found) return [path]
  return (found[1] ?? '').split(',').flatMap((each) => spread(path.replace(found[0], each)))
}

const exists = (path: string) => [path, `${path}.ts`, `${path}.tsx`].some((each) => existsSync(join(root, each)))

describe('a map shows what is there', () => {
  it.each(MAPS)('%s names no path that does not exist', (file) => {
    expect(pathsIn(textOf(file)).filter((path) => !exists(path))).toEqual([])
  })

  it.each(MAPS)('%s has no link into nothing', (file) => {
    const links = [...textOf(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target)
    expect(links.filter((target) => !existsSync(join(root, dirname(file), target)))).toEqual([])
  })

  it('ARCHITECTURE.md names each room', () => {
    const text = textOf('ARCHITECTURE.md')
    const rooms = ['lib/server', 'components'].flatMap((floor) =>
      readdirSync(join(root, floor), { withFileTypes: true }).flatMap((each) =>
        each.isDirectory() ? [each.name] : [],
      ),
    )
    expect(rooms.filter((room) => !text.includes(`\`${room}\``))).toEqual([])
  })
})

describe('the decisions', () => {
  const files = readdirSync(join(root, 'docs/decisions')).filter((file) => /^\d{3}-/.test(file))

  it('stand in the index, each with its number and title', () => {
    const index = textOf('docs/decisions/README.md')
    expect(files.filter((file) => !index.includes(`(${file})`))).toEqual([])
  })

  it('have a number each', () => {
    const numbers = files.map((file) => file.slice(0, 3))
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})
