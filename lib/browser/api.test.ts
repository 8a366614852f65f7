import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import type { ClaimView } from '@/lib/schemas/claim'
import { callApi, urlOf } from './api'

const sent: { url: string; init: RequestInit }[] = []

function answering(response: () => Response) {
  sent.length = 0
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push({ url, init })
    return Promise.resolve(response())
  })
}

afterEach(() => vi.unstubAllGlobals())

describe('an address', () => {
  it('is its path with the parts filled in, and what is asked; what is not given is left out', () => {
    expect(urlOf('DELETE /claims/{id}/verdicts/{kind}', { id: 'c1', kind: 'truth' })).toBe(
      '/api/v1/claims/c1/verdicts/truth',
    )
    expect(urlOf('GET /agents', {}, { words: 'a & b', deskId: undefined })).toBe('/api/v1/agents?words=a+%26+b')
  })

  it('takes only what is declared of it', () => {
    // @ts-expect-error no such address
    expect(urlOf('GET /claim/{id}', { id: 'c' })).toBe('/api/v1/claim/c')
    // @ts-expect-error no such part
    expect(urlOf('GET /claims/{id}', { id: 'c', kind: 'truth' })).toBe('/api/v1/claims/c')
    // @ts-expect-error no such question
    expect(urlOf('GET /claims', {}, { colour: 'red' })).toBe('/api/v1/claims?colour=red')
  })
})

describe('a call', () => {
  it('is answered with the declared view', async () => {
    answering(() => Response.json({ id: 'c' }))
    const claim = await callApi('GET /claims/{id}', { id: 'c' })
    expectTypeOf(claim).toEqualTypeOf<ClaimView>()
    expect(claim).toEqual({ id: 'c' })
    expect(sent[0]).toMatchObject({ url: '/api/v1/claims/c', init: { method: 'GET' } })
    expect(sent[0]?.init.body).toBeUndefined()
  })

  it('sends what was seen as If-Match and its body as JSON, and is answered by nothing where nothing is declared', async () => {
    answering(() => new Response(null, { status: 204 }))
    const answer = await callApi('DELETE /comments/{id}', { id: 'k' }, { version: 3 })
    expectTypeOf(answer).toEqualTypeOf<undefined>()
    expect(answer).toBeUndefined()
    expect(sent[0]?.init).toMatchObject({ method: 'DELETE', headers: { 'If-Match': '"3"' }, body: '{}' })
  })

  it('leaves the type of a form with a file to the browser, which knows its boundary', async () => {
    answering(() => Response.json({}, { status: 201 }))
    const form = new FormData()
    await callApi('POST /articles', {}, { form, idempotencyKey: 'once' })
    expect(sent[0]?.init.body).toBe(form)
    expect(sent[0]?.init.headers).toEqual({ Accept: 'application/json', 'Idempotency-Key': 'once' })
  })

  it('takes only the body and the version that are declared', async () => {
    answering(() => Response.json({}))
    // @ts-expect-error a comment's text is a text
    await callApi('POST /claims/{id}/comments', { id: 'c' }, { body: { text: 5 } })
    // @ts-expect-error nothing is overwritten, so no version is named
    await callApi('POST /claims/{id}/comments', { id: 'c' }, { body: { text: 'a' }, version: 1 })
    expect(sent).toHaveLength(2)
  })
})
