import { LedgerItem } from '@/components/check/ledger'
import { EmptyState } from '@/components/ui/empty-state'
import { PlainLink } from '@/components/ui/plain-link'
import { directionOf } from '@/lib/domain/language'
import { publicCorrections } from '@/lib/server/checks/lists'
import { wordsOf } from '@/messages/words'
import { Frame } from '../frame'
import { publicPage } from '../public-page'

/** Everything that was changed after publication, of all checks. (rule R21) */
export const GET = publicPage({
  async draw(visit) {
    const { language, newsroom } = visit
    const corrections = await publicCorrections(null, {})
    const t = wordsOf(language, 'public')
    return {
      head: {
        title: `${t('correctionsTitle')} · ${newsroom.name}`,
        description: t('correctionsLead'),
        canonical: `${newsroom.publicUrl}/corrections`,
      },
      body: (
        <Frame visit={visit} current="corrections" path="/corrections">
          <h1 className="font-semibold font-serif text-3xl sm:text-4xl">{t('correctionsTitle')}</h1>
          <p className="mt-1.5 text-ink-soft text-lg">
            {t('correctionsLead')}{' '}
            <PlainLink href="/methodology#corrections" className="whitespace-nowrap text-base">
              {t('correctionsPolicy')}
            </PlainLink>
          </p>
          {corrections.length === 0 ? (
            <EmptyState icon="corrected" title={t('correctionsEmptyTitle')} className="mt-8">
              {t('correctionsEmptyText')}
            </EmptyState>
          ) : (
            <ol className="mt-8 border-line-strong border-t">
              {corrections.map((entry) => (
                <li key={`${entry.slug} ${entry.at}`} className="border-line border-b py-6">
                  <h2 className="mb-2">
                    <PlainLink
                      href={`/checks/${entry.slug}`}
                      variant="plain"
                      lang={entry.language}
                      dir={directionOf(entry.language)}
                      className="block font-semibold font-serif text-xl"
                    >
                      {entry.statement}
                    </PlainLink>
                  </h2>
                  <LedgerItem entry={entry} language={language} timeZone={newsroom.timeZone} />
                </li>
              ))}
            </ol>
          )}
        </Frame>
      ),
    }
  },
})
