import { z } from 'zod'
import { NewsroomSettings } from '@/lib/schemas/newsroom'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@/lib/domain/codes'
import { DEFAULT_LANGUAGE } from '@/lib/domain/language'
import { changedFields, command } from '../engine/command'
import type { Tx } from '../db/clients'
import { env } from '../platform/env'
import { NEWSROOM_ID } from '../engine/newsroom-row'
import { query } from '../engine/query'

/** The newsroom's settings, for readers and pages alike. (rule R31) */
export interface NewsroomView {
  readonly id: string
  readonly version: number
  readonly name: string
  /** Without a final slash. */
  readonly publicUrl: string
  readonly logo: string | null
  readonly contact: string
  readonly correctionsPolicy: string
  readonly methodology: string
  readonly defaultLanguage: InterfaceLanguage
  /** IANA name: times are stored in UTC and shown in this zone. */
  readonly timeZone: string
  /** Sites that articles are imported from by address, one per line; empty: all. */
  readonly importHosts: string
}

const row = (db: Pick<Tx, 'newsroom'>) => db.newsroom.findUnique({ where: { id: NEWSROOM_ID } })

const view = (newsroom: NonNullable<Awaited<ReturnType<typeof row>>>): NewsroomView => ({
  id: newsroom.id,
  version: newsroom.version,
  name: newsroom.name,
  publicUrl: env().publicUrl,
  logo: newsroom.logo,
  contact: newsroom.contact,
  correctionsPolicy: newsroom.correctionsPolicy,
  methodology: newsroom.methodology,
  defaultLanguage: INTERFACE_LANGUAGES.find((known) => known === newsroom.defaultLanguage) ?? DEFAULT_LANGUAGE,
  timeZone: newsroom.timeZone,
  importHosts: newsroom.importHosts,
})

/** Anyone may know who publishes here, and how. */
export const newsroom = query({
  name: 'newsroom.show',
  permission: 'public:read',
  input: z.strictObject({}),
  load: ({ db }) => row(db),
  desk: () => null,
  show: ({ target }) => view(target),
})

export const changeSettings = command({
  name: 'newsroom.change-settings',
  permission: 'site:administer',
  input: NewsroomSettings,
  load: ({ tx }) => row(tx),
  desk: () => null,
  guard: { version: (target) => target.version, needed: false },
  async run({ tx, input, target }) {
    const { id: _id, version: _version, publicUrl: _publicUrl, ...before } = view(target)
    const changed = changedFields(before, input)
    if (!changed) return { result: view(target), audit: null }
    const after = await tx.newsroom.update({
      where: { id: NEWSROOM_ID },
      data: { ...input, version: { increment: 1 } },
    })
    return { result: view(after), audit: { kind: 'newsroom', targetId: NEWSROOM_ID, ...changed } }
  },
})

/** The sites that articles are imported from by address; empty: all. */
export async function importHosts(db: Pick<Tx, 'newsroom'>): Promise<readonly string[]> {
  return ((await row(db))?.importHosts ?? '').split('\n').filter((host) => host !== '')
}
