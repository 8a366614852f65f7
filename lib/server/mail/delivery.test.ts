import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NotFound } from '@/lib/domain/errors'
import { makeNewsroom, makePerson, type Newsroom } from '@/prisma/factories'
import { env } from '../platform/env'
import { deliverWaiting, mailTransport, outbox, startMailWorker } from './delivery'
import { changeSettings, newsroom } from '../newsroom/newsroom'
import { invitePerson } from '../people/accounts'
import { openTestDatabase, type TestDatabase } from '../test-database'

let database: TestDatabase
let house: Newsroom
let server: SMTPServer
let url: string
let received: ParsedMail[]
let refusing: boolean
let arrived: () => void

beforeEach(async () => {
  database = await openTestDatabase()
  house = await makeNewsroom()
  received = []
  refusing = false
  arrived = () => undefined
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refusing ? new Error('mailbox unavailable') : undefined),
    async onData(stream, _session, done) {
      received.push(await simpleParser(stream))
      done()
      arrived()
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address: AddressInfo | string | null = server.server.address()
  url = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
let endDelivery: () => void = () => undefined
afterEach(async () => {
  endDelivery()
  await new Promise<void>((resolve) => server.close(resolve))
  await database.close()
})

const invite = (email = 'lina@example.org', language?: 'ar') =>
  invitePerson(house.owner, { email, name: 'لينا حداد', language })
const waiting = async () => (await outbox(house.owner, {})).items.filter(({ sentAt }) => sentAt === null)

describe('delivering', () => {
  it('brings the mail as it was written, in any script, from the newsroom', async () => {
    const { id: _id, version: _version, publicUrl: _url, ...settings } = await newsroom(null, {})
    await changeSettings(house.owner, { ...settings, name: 'The Harbour', contact: 'desk@harbour.example' })
    const { link } = await invite('lina@example.org', 'ar')
    expect(await deliverWaiting(createTransport(url))).toBe(1)
    const [mail] = received
    expect(mail?.subject).toBe('حسابك في The Harbour')
    expect(mail?.text).toContain(link?.url)
    expect(mail?.text).toContain('مرحبًا لينا حداد،')
    expect(mail?.from?.text).toBe('"The Harbour" <desk@harbour.example>')
  })

  it('happens once, and leaves no link behind', async () => {
    const { link } = await invite()
    await deliverWaiting(createTransport(url))
    expect(await deliverWaiting(createTransport(url))).toBe(0)
    expect(received).toHaveLength(1)
    const [mail] = (await outbox(house.owner, {})).items
    expect(mail).toMatchObject({ subject: 'Your account at Newsroom', attempts: 1, lastError: null })
    expect(mail?.sentAt).not.toBeNull()
    expect(JSON.stringify(mail)).not.toContain(link?.url)
  })

  it('keeps what failed, says why, and tries again later', async () => {
    await invite()
    refusing = true
    expect(await deliverWaiting(createTransport(url))).toBe(0)
    const [mail] = await waiting()
    expect(mail).toMatchObject({ attempts: 1 })
    expect(mail?.lastError).toMatch(/mailbox unavailable/)
    refusing = false
    expect(await deliverWaiting(createTransport(url))).toBe(0)
    const later = new Date(Date.now() + 2 * 60_000)
    expect(await deliverWaiting(createTransport(url), later)).toBe(1)
  })

  it('is not held up by one mail that fails', async () => {
    await invite('first@example.org')
    refusing = true
    await deliverWaiting(createTransport(url))
    refusing = false
    await invite('second@example.org')
    expect(await deliverWaiting(createTransport(url))).toBe(1)
    expect(await waiting()).toHaveLength(1)
  })
})

describe('the worker', () => {
  it('delivers in the background when there is a mail server', async () => {
    globalThis.stetEnv = { ...env(), smtpUrl: url }
    await invite()
    const delivery = new Promise<void>((resolve) => {
      arrived = resolve
    })
    endDelivery = startMailWorker()
    await delivery
    expect(received).toHaveLength(1)
  })

  it('takes no way in clear to another machine, unless its address says so', async () => {
    expect(mailTransport('smtp://mail.example:587').options).toMatchObject({ requireTLS: true })
    expect(mailTransport('smtp://relay.intranet:25?requireTLS=false').options).toMatchObject({ requireTLS: false })
    // Another machine, as far as the address tells.
    const elsewhere = url.replace('127.0.0.1', '0.0.0.0')
    await invite()
    expect(await deliverWaiting(mailTransport(elsewhere))).toBe(0)
    expect(received).toEqual([])
    expect((await waiting())[0]?.lastError).toMatch(/STARTTLS|TLS/)
    expect(await deliverWaiting(mailTransport(url), new Date(Date.now() + 120_000))).toBe(1)
  })

  it('leaves mails in the outbox when there is none', async () => {
    endDelivery = startMailWorker()
    await invite()
    expect(await waiting()).toHaveLength(1)
  })
})

it('the outbox is for administrators: it tells who was written to', async () => {
  const chief = await makePerson({ deskId: house.deskId, role: 'chief' })
  await expect(outbox(chief, {})).rejects.toThrow(NotFound)
})
