import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conflict, NotFound } from '@/lib/domain/errors'
import { makeArticle, makeClaim, makeTeam, type Team } from '@/prisma/factories'
import { takeDueCaptures, takeRequested } from './capture-worker'
import { requestCapture, sourceSnapshots } from './captures'
import { reader } from '../db/clients'
import { attachEvidence } from './evidence'
import { type FetchedPage, type FetchRefusal, refusal } from '../fetching/fetch-outcome'
import { sourceSnapshot } from './snapshots'
import { addSource, changeSource, oneSource } from './sources'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { inWriteTransaction } from '../transaction/write-queue'

let database: TestDatabase
let team: Team
beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

let count = 0
const address = () => `https://register.org/${(count += 1)}`

const page = (url: string, body: string, given: Partial<FetchedPage> = {}): FetchedPage => ({
  kind: 'page',
  bytes: new TextEncoder().encode(body),
  contentType: 'text/html; charset=utf-8',
  url,
  finalUrl: url,
  fetchedAt: '2026-11-23T10:00:00.000Z',
  robots: '',
  ...given,
})
const STORY = 'The register lists every ship that came into the harbour in the year 2014, with its flag and its owner.'
const html = (story: string, token = '1') =>
  `<!doctype html><html lang="en"><title>Register</title><article><h1>Register</h1><p>${story}</p><p>${STORY}</p></article><script>${token}</script>`

/** A source whose address answers as told, asked once more each time. */
async function sourceAt(url: string) {
  const { id } = await addSource(team.editor, { deskId: team.deskId, title: 'A register', url })
  const settle = async (answer: FetchedPage | FetchRefusal) => {
    const { id: captureId } = await requestCapture(team.editor, { id })
    await takeRequested(captureId, async () => answer)
    return sourceSnapshots(team.editor, { id })
  }
  return { id, settle }
}

describe('a source with an address', () => {
  it('is archived after it was added, by the worker: bytes, time, fingerprint and words', async () => {
    const url = address()
    const { id } = await addSource(team.editor, { deskId: team.deskId, title: 'A register', url })
    expect((await oneSource(team.editor, { id })).snapshots).toEqual([])
    expect((await sourceSnapshots(team.editor, { id })).last).toMatchObject({ doneAt: null, outcome: null })
    const asked: string[] = []
    await takeDueCaptures(async (each) => {
      asked.push(each)
      return page(each, html(STORY))
    })
    expect(asked).toContain(url)
    const { items, last } = await sourceSnapshots(team.editor, { id })
    expect(last).toMatchObject({ outcome: 'alive' })
    expect(items).toMatchObject([{ url, finalUrl: url, contentType: 'text/html', hasText: true }])
    const [first] = items
    const kept = await sourceSnapshot(team.editor, { id, sha256: first?.sha256 ?? '' })
    expect(new TextDecoder().decode(kept.bytes)).toBe(html(STORY))
    const row = await reader().snapshot.findFirstOrThrow({ where: { sourceId: id } })
    expect(row.text).toContain(STORY)
    expect(row.takenById).toBe(team.editor.personId)
  })

  it('is archived when it comes into the library with evidence', async () => {
    const article = await makeArticle(team.editor)
    const claim = await makeClaim(team.editor, article.id)
    const url = address()
    const source = { title: 'A transcript', url }
    await attachEvidence(team.editor, { claimId: claim.id, source, stance: 'context' })
    expect(await reader().capture.count({ where: { url, doneAt: null } })).toBe(1)
  })

  it('is archived again when its address changes, and asked for once while a copy waits', async () => {
    const [first, second] = [address(), address()]
    const { id } = await sourceAt(first)
    const { version } = await oneSource(team.editor, { id })
    await changeSource(team.editor, { id, url: second }, { version })
    await requestCapture(team.editor, { id })
    const waiting = await reader().capture.findMany({ where: { sourceId: id, doneAt: null } })
    expect(waiting.map(({ url }) => url).sort()).toEqual([first, second].sort())
    await takeDueCaptures(async (url) => page(url, html(STORY)))
    const { items } = await sourceSnapshots(team.editor, { id })
    expect(items.map(({ url }) => url)).toEqual([second])
  })

  it('with no address that anybody can have is not asked for', async () => {
    const { id } = await addSource(team.editor, { deskId: team.deskId, title: 'An example', url: 'https://a.example/' })
    expect((await sourceSnapshots(team.editor, { id })).last).toBeNull()
    await expect(requestCapture(team.editor, { id })).rejects.toThrow(Conflict)
  })
})

describe('looking again', () => {
  it('says alive, redirected, changed and gone, and keeps a copy of what is new only', async () => {
    const url = address()
    const { settle } = await sourceAt(url)
    expect(await settle(page(url, html(STORY)))).toMatchObject({ last: { outcome: 'alive' }, items: [{}] })
    const same = await settle(page(url, html(STORY, 'another token')))
    expect(same.last?.outcome).toBe('alive')
    expect(same.items).toHaveLength(1)
    const moved = await settle(page(url, html(STORY), { finalUrl: 'https://register.org/new' }))
    expect(moved.last?.outcome).toBe('redirected')
    expect(moved.items).toHaveLength(1)
    const changed = await settle(page(url, html('The register was taken back.')))
    expect(changed.last?.outcome).toBe('changed')
    expect(changed.items).toHaveLength(2)
    const gone = await settle(refusal.status(404))
    expect(gone.last?.outcome).toBe('gone')
    expect(gone.items).toHaveLength(2)
  })

  it('compares bytes where there are no words', async () => {
    const url = address()
    const { settle } = await sourceAt(url)
    const picture = (body: string) => page(url, body, { contentType: 'image/png' })
    expect((await settle(picture('one'))).items).toMatchObject([{ contentType: 'image/png', hasText: false }])
    expect((await settle(picture('one'))).last?.outcome).toBe('alive')
    expect((await settle(picture('two'))).last?.outcome).toBe('changed')
  })

  it('tries an address that doesn’t answer five times, ever more rarely, and then says so', async () => {
    const url = address()
    const { id } = await addSource(team.editor, { deskId: team.deskId, title: 'Away', url })
    const asked: Date[] = []
    for (let minute = 0; minute < 200; minute += 1) {
      const now = new Date(Date.now() + minute * 60_000)
      await takeDueCaptures(async (each) => {
        if (each === url) asked.push(now)
        return refusal.unreachable()
      }, now)
    }
    expect(asked).toHaveLength(5)
    const { last, items } = await sourceSnapshots(team.editor, { id })
    expect(last?.outcome).toBe('unreachable')
    expect(items).toEqual([])
  })
})

describe('a copy that can’t be taken', () => {
  it('keeps no other waiting, and counts as a try', async () => {
    const broken = address()
    const { id: brokenId } = await addSource(team.editor, { deskId: team.deskId, title: 'Broken', url: broken })
    const url = address()
    const { id } = await addSource(team.editor, { deskId: team.deskId, title: 'Whole', url })
    await takeDueCaptures(async (each) => {
      if (each === broken) throw new Error('something of ours failed')
      return page(each, html(STORY))
    })
    expect((await sourceSnapshots(team.editor, { id })).items).toHaveLength(1)
    expect(await reader().capture.findFirst({ where: { sourceId: brokenId } })).toMatchObject({
      attempts: 1,
      doneAt: null,
    })
  })
})

describe('addresses that don’t answer', () => {
  it('keep no new one waiting, however many they are', async () => {
    const { id: awayId } = await sourceAt(address())
    const many = Array.from({ length: 200 }, (_, at) => ({
      id: crypto.randomUUID(),
      sourceId: awayId,
      url: `https://away.org/${at}`,
      requestedById: team.editor.personId,
      requestedAt: new Date(0),
      triedAt: new Date(),
      attempts: 4,
    }))
    await inWriteTransaction((tx) => tx.capture.createMany({ data: many }))
    const url = address()
    const { id } = await addSource(team.editor, { deskId: team.deskId, title: 'New', url })
    await takeDueCaptures(async (each) => page(each, html(STORY)))
    expect((await sourceSnapshots(team.editor, { id })).items).toHaveLength(1)
  })
})

describe('a source that becomes confidential', () => {
  it('is not asked for any more, and keeps no address waiting', async () => {
    const url = address()
    const { id } = await addSource(team.editor, { deskId: team.deskId, title: 'A clerk', url })
    const { version } = await oneSource(team.editor, { id })
    await changeSource(team.editor, { id, confidential: true, url: null, identity: 'Ada' }, { version })
    expect(await reader().capture.count({ where: { sourceId: id } })).toBe(0)
    await expect(requestCapture(team.editor, { id })).rejects.toThrow(Conflict)
    await expect(sourceSnapshots(team.reviewer, { id })).rejects.toThrow(NotFound)
  })

  it('keeps nothing of a copy that was under way meanwhile', async () => {
    const url = address()
    const { id } = await addSource(team.editor, { deskId: team.deskId, title: 'A clerk', url })
    await takeDueCaptures(async (each) => {
      if (each === url) {
        const { version } = await oneSource(team.editor, { id })
        await changeSource(team.editor, { id, url: 'https://register.org/else' }, { version })
      }
      return page(each, html(STORY))
    })
    expect((await sourceSnapshots(team.editor, { id })).items).toEqual([])
  })
})
