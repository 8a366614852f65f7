import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NotSignedIn, Overloaded, TooLarge, TooSlow } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import { LARGEST_ARTICLE, LARGEST_JSON, LARGEST_OF_A_STRANGER, PATIENCE, readBytes, readForm, readJson } from './body'
import { MOST_IN_FLIGHT, OPEN_REQUEST, releaseBody } from './bytes-in-flight'

const lina: Actor = {
  ...{ personId: 'lina', name: 'Lina', admin: false, roles: new Map(), via: 'web', keyId: null, scope: 'write' },
}

const JSON_TYPE = { 'Content-Type': 'application/json' }
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' }
function post(body: BodyInit, headers: Record<string, string> = JSON_TYPE) {
  // What the types of a browser don't know: a body may arrive while the request is answered.
  const init: RequestInit & { readonly duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' }
  return new Request('http://localhost/', init)
}
const from = (address: string) => ({ ...JSON_TYPE, 'x-stet-peer': address })
const jsonOf = (bytes: number) => `"${'a'.repeat(bytes - 2)}"`
/** A body of which one part has come, and nothing more does. */
const stalled = (first: Uint8Array<ArrayBuffer> = new Uint8Array(1)) =>
  new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(first) })

beforeEach(() => void (globalThis.stetBytesInFlight = undefined))
afterEach(() => vi.useRealTimers())

describe('how much may be sent depends on who sends it', () => {
  it('64 kB without an account, and who needs one for more hears so', async () => {
    await expect(readJson(post(jsonOf(LARGEST_OF_A_STRANGER)), null)).resolves.toHaveLength(LARGEST_OF_A_STRANGER - 2)
    await expect(readJson(post(jsonOf(LARGEST_OF_A_STRANGER + 1)), null)).rejects.toThrow(NotSignedIn)
    await expect(readJson(post(jsonOf(LARGEST_OF_A_STRANGER + 1)), null, LARGEST_ARTICLE)).rejects.toThrow(NotSignedIn)
    await expect(readForm(post(`text=${'a'.repeat(LARGEST_OF_A_STRANGER)}`, FORM_TYPE), null)).rejects.toThrow(TooLarge)
  })

  it('256 kB of JSON from a person, and 12 MB where an article is sent', async () => {
    await expect(readJson(post(jsonOf(LARGEST_JSON)), lina)).resolves.toBeTypeOf('string')
    await expect(readJson(post(jsonOf(LARGEST_JSON + 1)), lina)).rejects.toThrow('more than 256 kB')
    await expect(readJson(post(jsonOf(LARGEST_JSON + 1)), lina, LARGEST_ARTICLE)).resolves.toBeTypeOf('string')
    await expect(readJson(post(jsonOf(LARGEST_ARTICLE + 1)), lina, LARGEST_ARTICLE)).rejects.toThrow('more than 12 MB')
  })

  it('counts what arrives, whatever was declared', async () => {
    const parts = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(16 * 1024)),
    })
    await expect(readBytes(post(parts), null, { limit: LARGEST_OF_A_STRANGER })).rejects.toThrow(TooLarge)
  })

  it('refuses a form of a great many fields before it is taken apart', async () => {
    const many = Array.from({ length: 1001 }, (_, at) => `f${at}=`).join('&')
    await expect(readForm(post(many, FORM_TYPE), null)).rejects.toThrow('more than 1000 fields')
  })
})

describe('a JSON bomb ends while it is being read', () => {
  const endless = (text: string) => {
    const part = new TextEncoder().encode(text.repeat(1024))
    const sent = { parts: 0 }
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent.parts += 1
        controller.enqueue(part)
      },
    })
    return { body, sent }
  }

  it.each([
    ['[[],[],…]', '[],'],
    ['{"k0":0,…}', '"k0":0,'],
    ['[[[[…', '['],
    ['{"a":{"a":…', '{"a":'],
  ])('%s', async (_, text) => {
    const { body, sent } = endless(text)
    await expect(readJson(post(body), lina, LARGEST_ARTICLE)).rejects.toThrow(/nested deeper|more than 20000 values/)
    expect(sent.parts).toBeLessThan(30)
  })

  it('while a long text full of brackets is only a text', async () => {
    const text = '[{,:"\\'.repeat(30_000)
    await expect(readJson(post(JSON.stringify({ text })), lina, LARGEST_ARTICLE)).resolves.toEqual({ text })
  })
})

describe('a body that stalls is given up', () => {
  it('after ten seconds without a byte', async () => {
    vi.useFakeTimers()
    const read = expect(readJson(post(stalled()), lina)).rejects.toThrow(TooSlow)
    await vi.advanceTimersByTimeAsync(PATIENCE.idle)
    await read
  })

  it('when it drips for longer than a stranger may take', async () => {
    vi.useFakeTimers()
    let drip: ReturnType<typeof setInterval> | undefined
    const dripping = new ReadableStream<Uint8Array>({
      start(controller) {
        drip = setInterval(() => controller.enqueue(new Uint8Array(1)), 5_000)
      },
      cancel: () => clearInterval(drip),
    })
    const read = expect(readJson(post(dripping), null)).rejects.toThrow(TooSlow)
    await vi.advanceTimersByTimeAsync(PATIENCE.stranger)
    await read
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('what is held at once has a ceiling', () => {
  const mostOpen = Math.floor(MOST_IN_FLIGHT.address / (OPEN_REQUEST + 1))
  const flood = (count: number, address: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => {
      const request = post(stalled(), from(address(at)))
      readJson(request, null).catch(() => undefined)
      return request
    })
  // Every stalled body has had its turn by then.
  const settled = () => new Promise((resolve) => setImmediate(resolve))

  it('for each address of strangers, and not for people who share it', async () => {
    const open = flood(mostOpen, () => '198.51.100.7')
    await settled()
    await expect(readJson(post('{}', from('198.51.100.7')), null)).rejects.toThrow(Overloaded)
    await expect(readJson(post('{}', from('198.51.100.8')), null)).resolves.toEqual({})
    await expect(readJson(post('{}', from('198.51.100.7')), lina)).resolves.toEqual({})
    for (const request of open) releaseBody(request)
    await expect(readJson(post('{}', from('198.51.100.7')), null)).resolves.toEqual({})
  })

  it('for all strangers together, and not for people', async () => {
    flood(Math.ceil(MOST_IN_FLIGHT.strangers / OPEN_REQUEST), (at) => `198.51.100.${at % 250}`)
    await settled()
    await expect(readJson(post('{}', from('203.0.113.1')), null)).rejects.toThrow(Overloaded)
    await expect(readJson(post('{}', from('203.0.113.1')), lina)).resolves.toEqual({})
  })

  it('for one person', async () => {
    const article = stalled(new Uint8Array(LARGEST_ARTICLE))
    const bodies = [article, ...Array.from({ length: 2 }, () => stalled(new Uint8Array(LARGEST_ARTICLE)))]
    for (const body of bodies) readBytes(post(body), lina, { limit: LARGEST_ARTICLE }).catch(() => undefined)
    await settled()
    const fourth = readBytes(post(new Uint8Array(LARGEST_ARTICLE)), lina, { limit: LARGEST_ARTICLE })
    await expect(fourth).rejects.toThrow(Overloaded)
    await expect(readJson(post('{}'), { ...lina, personId: 'omar' })).resolves.toEqual({})
  })
})
