import { localDrafts } from '@/lib/browser/local-drafts'

/** A text that is in no article yet stands among the person's drafts under these names. */
const [RECORD, FIELD] = ['intake', 'text'] as const

/**
 * Text in the field, kept on this device so that it survives a closed tab and an ended session.
 * @param what it is for: a new article, or a version of one
 */
export function localDraft(personId: string, what = 'new') {
  const drafts = localDrafts(personId, what)
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
