import { expect, it } from 'vitest'
import { cookieOf } from '@/app/api/v1/test-client'
import { returnedForm } from '@/lib/http/returned-form'
import type { Actor } from '@/lib/policy/actor'
import { oneArticle } from '@/lib/server/articles/show'
import { testDesk } from '@/lib/server/test-desk'
import {} from '@/prisma/factories'
import { POST } from './route'

const desk = testDesk()

const article = () => oneArticle(desk.team.chief, { id: desk.articleId })

/** Sends the form as a browser does. Answers with the way on, and with what was typed when it was refused. */
async function send(as: Actor, fields: Record<string, string>) {
  const body = new URLSearchParams({ id: desk.articleId, version: String((await article()).version), ...fields })
  const headers = { 'sec-fetch-site': 'same-origin', accept: 'text/html', ...(await cookieOf(as)) }
  const answer = await POST(
    new Request('http://localhost:3000/desk/articles/show-text', { method: 'POST', headers, body }),
  )
  expect(answer.status).toBe(303)
  const way = new URL(answer.headers.get('location') ?? '', 'http://localhost:3000')
  return {
    path: way.pathname,
    done: way.searchParams.get('done'),
    returned: returnedForm(way.searchParams.get('returned') ?? undefined, as),
  }
}

const page = () => `/desk/articles/${desk.articleId}/public-text`
const GROUND = 'Licensed from The Quay.'

it('shows readers the whole text when a chief gives the ground, and only excerpts when they take it back (R30)', async () => {
  expect(await send(desk.team.chief, { publicText: 'full', publicTextGround: GROUND })).toMatchObject({
    path: page(),
    done: 'saved',
  })
  expect(await article()).toMatchObject({ publicText: 'full', publicTextGround: GROUND })
  expect(await send(desk.team.chief, { publicText: 'excerpts', publicTextGround: GROUND })).toMatchObject({
    done: 'saved',
  })
  expect(await article()).toMatchObject({ publicText: 'excerpts', publicTextGround: null })
})

it('comes back with what was typed when the ground is missing', async () => {
  const { path, returned } = await send(desk.team.chief, { publicText: 'full', publicTextGround: '  ' })
  expect(path).toBe(page())
  expect(returned).toMatchObject({ faults: ['publicTextGround'], fields: { publicText: 'full' } })
  expect(await article()).toMatchObject({ publicText: 'excerpts' })
})

it('is refused to everybody but a chief (R30)', async () => {
  for (const who of [desk.team.editor, desk.team.reviewer]) {
    const { returned } = await send(who, { publicText: 'full', publicTextGround: GROUND })
    expect(returned).toMatchObject({ code: 'forbidden', faults: [] })
  }
  expect(await article()).toMatchObject({ publicText: 'excerpts', publicTextGround: null })
})
