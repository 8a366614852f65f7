import { FileCheck2 } from 'lucide-react'
import type { Metadata } from 'next'
import { LedgerItem } from '@/components/check/ledger'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { directionOf } from '@/lib/domain/language'
import { readPreferences } from '@/lib/http/preferences'
import { publicCorrections } from '@/lib/server/checks/lists'
import { wordsOf } from '@/messages/words'
import { FEEDS, PublicPage, publicNewsroom } from '../public-page'

export async function generateMetadata(): Promise<Metadata> {
  const [{ language }, { name, publicUrl }] = await Promise.all([readPreferences(), publicNewsroom()])
  const t = wordsOf(language, 'public')
  return {
    title: { absolute: `${t('correctionsTitle')} · ${name}` },
    description: t('correctionsLead'),
    alternates: { canonical: `${publicUrl}/corrections`, types: FEEDS },
  }
}

/** Everything that was changed after publication, of all checks. (rule R21) */
export default async function CorrectionsPage() {
  const [{ language }, settings, corrections] = await Promise.all([
    readPreferences(),
    publicNewsroom(),
    publicCorrections(null, {}),
  ])
  const t = wordsOf(language, 'public')
  return (
    <PublicPage current="corrections" path="/corrections">
      <h1 className="font-semibold font-serif text-3xl sm:text-4xl">{t('correctionsTitle')}</h1>
      <p className="mt-1.5 text-ink-soft text-lg">
        {t('correctionsLead')}{' '}
        <Link href="/methodology#corrections" className="whitespace-nowrap text-base">
          {t('correctionsPolicy')}
        </Link>
      </p>
      {corrections.length === 0 ? (
        <EmptyState icon={FileCheck2} title={t('correctionsEmptyTitle')} className="mt-8">
          {t('correctionsEmptyText')}
        </EmptyState>
      ) : (
        <ol className="mt-8 border-line-strong border-t">
          {corrections.map((entry) => (
            <li key={`${entry.slug} ${entry.at}`} className="border-line border-b py-6">
              <h2 className="mb-2">
                <Link
                  href={`/checks/${entry.slug}`}
                  variant="plain"
                  lang={entry.language}
                  dir={directionOf(entry.language)}
                  className="block font-semibold font-serif text-xl"
                >
                  {entry.statement}
                </Link>
              </h2>
              <LedgerItem entry={entry} language={language} timeZone={settings.timeZone} />
            </li>
          ))}
        </ol>
      )}
    </PublicPage>
  )
}
