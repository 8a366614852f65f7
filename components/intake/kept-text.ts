import { keptDrafts } from '@/lib/browser/drafts'

/** The text of an article that isn't one yet stands among the person's drafts under this name. */
const [ARTICLE, RECORD, FIELD] = ['new', 'intake', 'text'] as const

/** Text in the field of a new article, kept on this device so that it survives a closed tab and an ended session. */
export function keptText(personId: string) {
  const drafts = keptDrafts(personId, ARTICLE)
  return {
    keep(text: string) {
      if (text === '') drafts.forget(RECORD, FIELD)
      else drafts.keep(RECORD, FIELD, { value: text, base: '', changedAt: Date.now() })
    },
    async read(): Promise<string> {
      const value = (await drafts.all()).get(RECORD)?.[FIELD]?.value
      return typeof value === 'string' ? value : ''
    },
  }
}
