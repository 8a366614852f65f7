import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EnvironmentFault, secretFile } from './env'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-secret-'))
  file = join(folder, 'session-secret')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a secret in a file', () => {
  it('is made once, for its owner alone, and nothing else is left', () => {
    const secret = secretFile(file)
    expect(Buffer.from(secret, 'base64')).toHaveLength(32)
    expect(secretFile(file)).toBe(secret)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['session-secret'])
  })

  it('that is empty is no secret: nothing starts with it', () => {
    writeFileSync(file, '\n')
    expect(() => secretFile(file)).toThrow(EnvironmentFault)
    expect(() => secretFile(file)).toThrow(/is empty\. Put its content back/)
  })
})
