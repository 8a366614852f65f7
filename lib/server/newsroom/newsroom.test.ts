import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conflict, InvalidInput, NotFound, Stale } from '@/lib/domain/errors'
import { DEFAULT_POLICIES } from '@/lib/domain/publish-gate'
import { DEFAULT_RATINGS, type Rating } from '@/lib/domain/rating'
import type { AddScaleVersion } from '@/lib/schemas/scale'
import { makeDesk, makeTeam, type Team } from '@/prisma/factories'
import { addDesk, deskPolicies, desks, ownDesks, renameDesk, setDeskPolicies } from './desks'
import { changeSettings, newsroom } from './newsroom'
import { addScaleVersion, houseScale, scaleVersions } from './scales'
import { openTestDatabase, type TestDatabase } from '../test-database'

let database: TestDatabase
let team: Team
beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
})
afterAll(() => database.close())

describe('desks', () => {
  it('are told apart by their names, however they are written', async () => {
    await addDesk(team.admin, { name: 'Économie' })
    await expect(addDesk(team.admin, { name: ' economie ' })).rejects.toThrow(Conflict)
    const { id } = await makeDesk()
    await expect(renameDesk(team.admin, { deskId: id, name: 'ÉCONOMIE' })).rejects.toThrow(Conflict)
    await renameDesk(team.admin, { deskId: id, name: 'Weather' })
    await renameDesk(team.admin, { deskId: id, name: 'weather' })
  })

  it('show an administrator their names and numbers, and each person only their own', async () => {
    const all = await desks(team.admin, {})
    expect(all.length).toBeGreaterThan(1)
    expect(Object.keys(all[0] ?? {}).sort()).toEqual(['demo', 'id', 'name', 'people', 'version'])
    expect((await ownDesks(team.editor, {})).map(({ id }) => id)).toEqual([team.deskId])
    expect(await ownDesks(team.admin, {})).toEqual([])
    await expect(desks(team.chief, {})).rejects.toThrow(NotFound)
  })

  it('have their policies from their own chief, and from no administrator', async () => {
    const policies = { ...DEFAULT_POLICIES, minimumOrigins: 2 }
    await expect(setDeskPolicies(team.admin, { deskId: team.deskId, policies })).rejects.toThrow(NotFound)
    await expect(setDeskPolicies(team.stranger, { deskId: team.deskId, policies })).rejects.toThrow(NotFound)
    await expect(setDeskPolicies(team.reviewer, { deskId: team.deskId, policies })).rejects.toThrow(/role/)
    const { version } = await deskPolicies(team.editor, { deskId: team.deskId })
    await setDeskPolicies(team.chief, { deskId: team.deskId, policies }, { version })
    expect((await deskPolicies(team.editor, { deskId: team.deskId })).policies.minimumOrigins).toBe(2)
    const late = setDeskPolicies(team.chief, { deskId: team.deskId, policies: DEFAULT_POLICIES }, { version })
    await expect(late).rejects.toThrow(Stale)
  })
})

describe('the newsroom’s settings', () => {
  const settings = {
    name: 'The Harbour',
    logo: null,
    contact: 'desk@harbour.example',
    correctionsPolicy: 'We correct at once.',
    methodology: '# How\n\nSlowly.',
    defaultLanguage: 'ar' as const,
    timeZone: 'Asia/Beirut',
  }

  it('are readable by anyone and changed by administrators', async () => {
    await changeSettings(team.admin, settings)
    expect(await newsroom(null, {})).toMatchObject({ ...settings, publicUrl: 'https://checks.example' })
    await expect(changeSettings(team.chief, settings)).rejects.toThrow(NotFound)
  })

  it('hold the sites to import from, however they are written', async () => {
    const importHosts = 'https://www.press.example/news, Paper.Example.\n paper.example'
    expect(await changeSettings(team.admin, { ...settings, importHosts })).toMatchObject({
      importHosts: 'www.press.example\npaper.example',
    })
    expect(await changeSettings(team.admin, { ...settings, importHosts: ' ' })).toMatchObject({ importHosts: '' })
  })

  it('refuse to overwrite what another has changed meanwhile', async () => {
    const { version } = await newsroom(null, {})
    await changeSettings(team.admin, { ...settings, name: 'First' }, { version })
    await expect(changeSettings(team.admin, { ...settings, name: 'Second' }, { version })).rejects.toThrow(Stale)
    expect((await newsroom(null, {})).name).toBe('First')
  })

  it.each([
    ['a time zone that isn’t one', { timeZone: 'Mars/Olympus' }],
    ['a logo that runs something', { logo: 'javascript:alert(1)' }],
    ['a logo on another host without a scheme', { logo: '//evil.example/x.png' }],
    ['a language we don’t speak', { defaultLanguage: 'fr' }],
    ['an empty name', { name: ' ' }],
    ['a lone surrogate', { methodology: '\ud800' }],
    ['a field of its own', { admin: true }],
    ['a site that is none', { importHosts: 'press.example, press/news' }],
    ['a site of one’s own network', { importHosts: 'intranet' }],
  ])('refuse %s', async (_, fault) => {
    const given: Parameters<typeof changeSettings>[1] = Object.assign({ ...settings }, fault)
    await expect(changeSettings(team.admin, given)).rejects.toThrow(InvalidInput)
  })
})

describe('the scale', () => {
  const scale = (change: (ratings: Rating[]) => void): AddScaleVersion => {
    const ratings = structuredClone([...DEFAULT_RATINGS])
    change(ratings)
    return { name: 'Truth scale', ratings }
  }
  const first = (change: Partial<Rating>) => scale((ratings) => Object.assign(ratings[0] ?? {}, change))

  it('gets a new version with each change, and keeps the old ones', async () => {
    expect(await houseScale(null, {})).toMatchObject({ version: 1 })
    await addScaleVersion(team.admin, first({ sign: '✔' }))
    expect(await houseScale(null, {})).toMatchObject({
      version: 2,
      ratings: [{ sign: '✔' }, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    })
    expect((await scaleVersions(team.admin, {})).map(({ version }) => version)).toEqual([2, 1])
    await expect(addScaleVersion(team.chief, first({}))).rejects.toThrow(NotFound)
  })

  it('makes no version of what is the same', async () => {
    await addScaleVersion(team.admin, first({ sign: '✔' }))
    expect(await houseScale(null, {})).toMatchObject({ version: 2 })
  })

  it('is not changed over another’s change', async () => {
    await expect(addScaleVersion(team.admin, first({ sign: '!' }), { version: 1 })).rejects.toThrow(Stale)
  })

  it.each([
    ['two ratings of one sign', scale((ratings) => Object.assign(ratings[1] ?? {}, { sign: ratings[0]?.sign }))],
    ['two ratings of one code', scale((ratings) => Object.assign(ratings[1] ?? {}, { code: 'true' }))],
    ['two ratings of one number', scale((ratings) => Object.assign(ratings[1] ?? {}, { number: 5 }))],
    ['a word missing in Arabic', first({ labels: { en: 'True' } })],
    ['a sign of two characters', first({ sign: 'ab' })],
    ['a code with blanks', first({ code: 'very true' })],
    ['a number that is none', first({ number: Number.NaN })],
    ['one rating alone', { name: 'Short', ratings: DEFAULT_RATINGS.slice(0, 1) }],
  ])('refuses %s', async (_, given) => {
    await expect(addScaleVersion(team.admin, given)).rejects.toThrow(InvalidInput)
  })
})
