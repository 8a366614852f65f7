import type { useTranslations } from 'use-intl'

/** Acts that can be undone, by the server's names for them; words under `workspace.act`. */
const ACTS = [
  'mark',
  'import',
  'note',
  'describe',
  'resize',
  'accept',
  'reattach',
  'keep',
  'delete-claim',
  'restore-claim',
  'attach',
  'change-evidence',
  'delete-evidence',
  'verdict',
  'take-back-verdict',
  'confirm',
  'relate',
  'change-relation',
  'delete-relation',
  'comment',
  'change-comment',
  'delete-comment',
  'resolve',
  'watch-start',
  'watch-stop',
  'dismiss-changed-page',
] as const

/** What an act is called, for "Undone: …". */
export function actWords(t: ReturnType<typeof useTranslations<'workspace'>>, label: string): string {
  const known = ACTS.find((act) => act === label)
  return known ? t(`act.${known}`) : t('act.other')
}
