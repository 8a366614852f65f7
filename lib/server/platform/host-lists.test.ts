import { describe, expect, it } from 'vitest'
import { isAllowed, isImportHost, readAllowedHosts } from './host-lists'

describe('hosts that a setting allows', () => {
  const allowed = readAllowedHosts('fixtures.test:8080, 127.0.0.1 [::1]:3001,Press.Example') ?? []

  it.each([
    ['http://fixtures.test:8080/a', true],
    ['http://fixtures.test/a', false],
    ['http://fixtures.test:8081/', false],
    ['http://sub.fixtures.test:8080/', false],
    ['http://127.0.0.1:3999/', true],
    ['http://2130706433:3999/', true],
    ['http://127.0.0.2/', false],
    ['http://[::1]:3001/', true],
    ['http://[::1]/', false],
    ['https://press.example/', true],
    ['https://press.example./', true],
    ['https://express.example/', false],
  ])('%s: %s', (url, expected) => {
    expect(isAllowed(new URL(url), allowed)).toBe(expected)
  })

  it('means the port of the scheme where a URL names none', () => {
    const web = readAllowedHosts('a.test:80') ?? []
    expect(isAllowed(new URL('http://a.test/'), web)).toBe(true)
    expect(isAllowed(new URL('https://a.test/'), web)).toBe(false)
  })

  it('are none by default, and a setting that is no list is no list', () => {
    expect(readAllowedHosts('')).toEqual([])
    for (const setting of ['http://a.test', 'a.test/path', 'user@a.test', 'a.test:port', '999.1.1.1']) {
      expect(readAllowedHosts(setting), setting).toBeNull()
    }
  })
})

describe('sites that a newsroom imports from', () => {
  it.each([
    ['https://press.example/story', true],
    ['https://www.press.example/story', true],
    ['https://press.example./story', true],
    ['https://express.example/story', false],
    ['https://press.example.attacker.example/story', false],
    ['https://attacker.example/press.example', false],
  ])('%s: %s', (url, expected) => {
    expect(isImportHost(new URL(url), ['press.example', 'paper.example'])).toBe(expected)
  })

  it('are all, where none is named', () => {
    expect(isImportHost(new URL('https://any.example/'), [])).toBe(true)
  })
})
