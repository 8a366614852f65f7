import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder } from './env'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-secret-'))
  file = join(folder, 'session-secret')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a folder', () => {
  it('is made with those above it, for its owner alone', () => {
    makeFolder(join(folder, 'one', 'two'))
    makeFolder(join(folder, 'one', 'two'))
    for (const made of [['one'], ['one', 'two']]) expect(statSync(join(folder, ...made)).mode & 0o777).toBe(0o700)
  })

  it.skipIf(process.platform !== 'linux')('that can’t be is refused in a sentence, and nobody waits for it', () => {
    writeFileSync(file, '')
    for (const place of ['/proc/stet/data', '/dev/null', file, join(file, 'data')]) {
      expect(() => makeFolder(place)).toThrow(/^The folder \S+ can't be made: .* Name another place/)
    }
  })
})
