import type { Metadata } from 'next'
import { readPreferences } from '@/lib/http/preferences'
import { wordsOf } from '@/messages/words'
import { DeskPage } from '../../desk/desk-page'
import { adminVisit } from '../admin-visit'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'admin')('backup.title') }
}

const COMMANDS = {
  make: 'npx stet backup stet-backup.db',
  restore: 'npx stet restore stet-backup.db',
  verify: 'npx stet audit verify --checkpoint checkpoint.json',
} as const

/** How a backup is made, restored and checked: on the server, where its files are. */
export default async function BackupPage() {
  const { preferences } = await adminVisit('/admin/backup')
  const t = wordsOf(preferences.language, 'admin')
  return (
    <DeskPage title={t('backup.title')} lead={t('backup.lead')}>
      <div className="flex max-w-3xl flex-col gap-8">
        {(['make', 'restore', 'verify'] as const).map((what) => (
          <section key={what} aria-labelledby={what}>
            <h2 id={what} className="font-semibold text-lg">
              {t(`backup.${what}`)}
            </h2>
            <p className="mt-1 text-ink-soft">{t(`backup.${what}Text`)}</p>
            <pre
              dir="ltr"
              className="mt-2 whitespace-pre-wrap break-words rounded-md bg-well px-4 py-3 text-start font-mono text-sm"
            >
              <code>{COMMANDS[what]}</code>
            </pre>
          </section>
        ))}
        <section aria-labelledby="secrets">
          <h2 id="secrets" className="font-semibold text-lg">
            {t('backup.secrets')}
          </h2>
          <p className="mt-1 text-ink-soft">{t('backup.secretsText')}</p>
        </section>
      </div>
    </DeskPage>
  )
}
