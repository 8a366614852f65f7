import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeNewsroom, makePerson } from '@/prisma/factories'
import { openTestDatabase, type TestDatabase } from '@/lib/server/test-database'
import { call } from './test-client'

let database: TestDatabase
let editor: Awaited<ReturnType<typeof makePerson>>
beforeAll(async () => {
  database = await openTestDatabase()
  const { deskId } = await makeNewsroom()
  editor = await makePerson({ role: 'editor', deskId })
})
afterAll(() => database.close())

const STORY = 'Ferry to close\n\nThe council of Marrow voted on Tuesday to close the ferry for the winter.'
const send = (body: unknown, headers = {}) => call('POST', '/articles/batch', { as: editor, body, headers })

describe('a batch of articles', () => {
  it('brings in what it can, and tells of each what became of it', async () => {
    const { status, json } = await send({
      items: [{ text: STORY }, { text: ' ' }, { text: STORY, outlet: 'The Pier', known: 'import' }, { text: STORY }],
    })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      imported: 2,
      failed: 2,
      items: [
        { index: 0, status: 201, articleVersion: 1 },
        { index: 1, status: 422, problem: { detail: expect.stringContaining('Nothing was') } },
        { index: 2, status: 201 },
        { index: 3, status: 409, problem: { known: [{ title: 'Ferry to close' }, { title: 'Ferry to close' }] } },
      ],
    })
  })

  it('comes as a form with many files too, with what is known of all of them', async () => {
    const form = new FormData()
    form.append('file', new File([STORY], 'a.txt', { type: 'text/plain' }))
    form.append('file', new File(['PK\u0003\u0004 no'], 'b.docx'))
    form.set('input', JSON.stringify({ outlet: 'The Pier', known: 'import' }))
    const sent = new Response(form)
    const headers = { 'content-type': sent.headers.get('content-type') ?? '' }
    const { json } = await call('POST', '/articles/batch', {
      as: editor,
      bytes: new Uint8Array(await sent.arrayBuffer()),
      headers,
    })
    expect(json).toMatchObject({
      imported: 1,
      failed: 1,
      items: [
        { name: 'a.txt', status: 201 },
        { name: 'b.docx', status: 422 },
      ],
    })
  })

  it('repeated with its Idempotency-Key makes no article twice', async () => {
    const item = { text: STORY, known: 'import' }
    const again = () => send({ items: [item, item] }, { 'idempotency-key': 'batch-1' })
    const first = await again()
    expect((await again()).json).toEqual(first.json)
  })

  it('repeated as a form gives the same answer, though its boundary is another; with another file it is refused', async () => {
    const again = async (...stories: string[]) => {
      const form = new FormData()
      for (const story of stories) form.append('file', new File([story], 'a.txt', { type: 'text/plain' }))
      form.set('input', JSON.stringify({ known: 'import' }))
      const sent = new Response(form)
      return call('POST', '/articles/batch', {
        as: editor,
        bytes: new Uint8Array(await sent.arrayBuffer()),
        headers: { 'content-type': sent.headers.get('content-type') ?? '', 'idempotency-key': 'batch-2' },
      })
    }
    const first = await again(STORY, `${STORY} Again.`)
    expect(first.json).toMatchObject({ imported: 2 })
    expect((await again(STORY, `${STORY} Again.`)).json).toEqual(first.json)
    expect((await again(STORY, `${STORY} Never.`)).json).toMatchObject({
      imported: 0,
      items: [{ status: 409 }, { status: 409 }],
    })
  })

  it.each([
    ['no items', { items: [] }],
    ['too many', { items: Array.from({ length: 51 }, () => ({ text: STORY })) }],
    ['something else', { articles: [] }],
  ])('that is none is refused whole: %s', async (_, body) => {
    expect((await send(body)).status).toBe(422)
  })
})
