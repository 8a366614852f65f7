import { createStore, del, delMany, entries, set, type UseStore } from 'idb-keyval'
import type { Draft } from './draft-merge'

/**
 * Unsaved text on this device (IndexedDB), by person, article, record and field, so that it survives a closed tab, an
 * expired session and a restart (rule R24). Nothing here is ever sent anywhere by itself.
 */
export interface LocalDrafts {
  keep(record: string, field: string, draft: Draft): void
  forget(record: string, field: string): void
  /** Every draft of the person and article, by record and field. */
  all(): Promise<Map<string, Record<string, Draft>>>
}

const DATABASE = 'stet-drafts'

let opened: UseStore | undefined

/** Opened at the first use: there is no IndexedDB on the server, and private windows may refuse it. */
function store(): UseStore {
  opened ??= createStore(DATABASE, 'drafts')
  return opened
}

/** A separator that no identifier holds. */
const SEPARATOR = '|'

/** The drafts of one person in one article. A device that keeps nothing (private window, full disk) is no error: saving goes on. */
export function localDrafts(personId: string, articleId: string): LocalDrafts {
  const prefix = `${personId}${SEPARATOR}${articleId}${SEPARATOR}`
  const keyOf = (record: string, field: string) => `${prefix}${record}${SEPARATOR}${field}`
  return {
    keep: (record, field, draft) => void quietly(() => set(keyOf(record, field), draft, store())),
    forget: (record, field) => void quietly(() => del(keyOf(record, field), store())),
    async all() {
      const found = new Map<string, Record<string, Draft>>()
      const kept = (await quietly(() => entries<string, Draft>(store()))) ?? []
      for (const [key, draft] of kept) {
        if (!key.startsWith(prefix)) continue
        const [record = '', field = ''] = key.slice(prefix.length).split(SEPARATOR)
        found.set(record, { ...found.get(record), [field]: draft })
      }
      return found
    },
  }
}

/** Forgets everything a person left unsaved on this device: at sign-out. */
export async function forgetDraftsOf(personId: string): Promise<void> {
  await quietly(async () => {
    const kept = await entries<string, unknown>(store())
    await delMany(
      kept.map(([key]) => key).filter((key) => key.startsWith(`${personId}${SEPARATOR}`)),
      store(),
    )
  })
}

async function quietly<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work()
  } catch {
    return undefined
  }
}
