import { CheckItem } from '@/components/check/check-item'
import { EmptyState } from '@/components/ui/empty-state'
import { inputStyle } from '@/components/ui/field-style'
import { SubmitButton } from '@/components/ui/form-field'
import { PlainLink, PlainLinkButton } from '@/components/ui/plain-link'
import { publicChecks } from '@/lib/server/checks/lists'
import { wordsOf } from '@/messages/words'
import { Frame } from './frame'
import { publicPage } from './public-page'

const ON_A_PAGE = 20

/** Every published check, newest first, found by words. ClaimReview stands on each check's own page only. */
export const GET = publicPage({
  asks: ['page'],
  once: ['q'],
  async draw(visit) {
    const { language, newsroom, search } = visit
    const words = search.q?.trim().slice(0, 200) ?? ''
    const page = Math.min(5_000, Math.max(1, Number.parseInt(search.page ?? '', 10) || 1))
    const found = await publicChecks(null, {
      ...(words ? { words } : {}),
      limit: ON_A_PAGE,
      offset: (page - 1) * ON_A_PAGE,
    })
    const t = wordsOf(language, 'public')
    const at = (number: number) => pageAddress(words, number)
    return {
      head: {
        title: `${t('checksTitle')} · ${newsroom.name}`,
        description: t('checksLead'),
        canonical: `${newsroom.publicUrl}/`,
        hidden: words !== '',
      },
      body: (
        <Frame visit={visit} current="checks" path={at(page)} width="wide">
          <div className="mx-auto max-w-4xl">
            <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-5">
              <div>
                <h1 className="font-semibold font-serif text-3xl sm:text-4xl">{t('checksTitle')}</h1>
                <p className="mt-1.5 text-ink-soft text-lg">{t('checksLead')}</p>
              </div>
              <form action="/" role="search" className="flex w-full max-w-sm items-center gap-2 print:hidden">
                <label htmlFor="q" className="sr-only">
                  {t('search')}
                </label>
                <input
                  id="q"
                  type="search"
                  name="q"
                  dir="auto"
                  defaultValue={words}
                  placeholder={t('searchHint')}
                  maxLength={200}
                  className={inputStyle()}
                />
                <SubmitButton variant="secondary">{t('find')}</SubmitButton>
              </form>
            </div>
            {words ? (
              <p role="status" className="mt-8 flex flex-wrap gap-x-4 text-ink-soft">
                <bdi>{t('found', { count: found.total, words })}</bdi>
                <PlainLink href="/">{t('clear')}</PlainLink>
              </p>
            ) : null}
            {found.items.length > 0 ? (
              <ol className="mt-8 border-line-strong border-t">
                {found.items.map((record) => (
                  <li key={record.slug} className="border-line border-b">
                    <CheckItem record={record} language={language} timeZone={newsroom.timeZone} />
                  </li>
                ))}
              </ol>
            ) : words ? (
              <EmptyState icon="nothing" title={t('found', { count: 0, words })}>
                {t('noMatchText')}
              </EmptyState>
            ) : (
              <EmptyState icon="newspaper" title={t('emptyTitle')} className="mt-8">
                {t('emptyText')}
              </EmptyState>
            )}
            {found.total > ON_A_PAGE ? (
              <nav aria-label={t('pages')} className="flex justify-between gap-4 py-6">
                <span>{page > 1 ? <PlainLinkButton href={at(page - 1)}>{t('later')}</PlainLinkButton> : null}</span>
                <span>
                  {page * ON_A_PAGE < found.total ? (
                    <PlainLinkButton href={at(page + 1)}>{t('earlier')}</PlainLinkButton>
                  ) : null}
                </span>
              </nav>
            ) : null}
          </div>
        </Frame>
      ),
    }
  },
})

function pageAddress(words: string, page: number): string {
  const said = new URLSearchParams()
  if (words) said.set('q', words)
  if (page > 1) said.set('page', `${page}`)
  return said.size === 0 ? '/' : `/?${said}`
}
