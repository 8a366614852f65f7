import type { Metadata } from 'next'
import { cache } from 'react'
import { Moment } from '@/components/shell/moment'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { DiffWords } from '@/components/card/diff-words'
import { SideBySide } from '@/components/versions/side-by-side'
import { ForeseenClaims } from '@/components/watching/foreseen-claims'
import { pageActor } from '@/lib/http/actor'
import { readPreferences } from '@/lib/http/preferences'
import { type ReturnedForm, returnedForm } from '@/lib/http/returned-form'
import { can } from '@/lib/policy/permissions'
import type { ChangedPageView } from '@/lib/schemas/watch'
import { oneChangedPage } from '@/lib/server/articles/watching/changed-page-views'
import { wordsOf } from '@/messages/words'
import { DeskPage } from '../../desk-page'
import { deskActor, lastValues, orNotFound, type SearchParams } from '../../desk-visit'
import { Decision } from './decision'

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

type Language = Parameters<typeof wordsOf>[0]

/** Title and body are made from one reading. */
const readPage = cache(async (id: string) => orNotFound(oneChangedPage(await pageActor(), { id })))

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [{ id }, { language }, actor] = await Promise.all([params, readPreferences(), pageActor()])
  const t = wordsOf(language, 'watching')
  if (!actor) return { title: t('title') }
  return { title: t('pageTitle', { article: (await readPage(id)).articleTitle }) }
}

/** A changed text: what would happen to each claim, what differs, and the decision. (rule R7) */
export default async function ChangedPagePage({ params, searchParams }: PageProps) {
  const [{ id }, { returned: returnedId, done }] = await Promise.all([params, lastValues(searchParams)])
  const actor = await deskActor(`/desk/changed-pages/${id}`)
  const [page, { language }] = await Promise.all([readPage(id), readPreferences()])
  const t = wordsOf(language, 'watching')
  const returned = returnedForm(returnedId, actor)
  const { articleId, baseVersion, rows } = page
  const text = { language: page.language, direction: page.direction }
  return (
    <DeskPage
      title={
        <bdi lang={page.language} dir={page.direction} className="quoted">
          {page.articleTitle}
        </bdi>
      }
      lead={
        <Link href="/desk/changed-pages" variant="quiet">
          {t('title')}
        </Link>
      }
    >
      <div className="flex flex-col gap-8">
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex min-w-0 flex-col gap-4">
            {returned ? <Refused returned={returned} language={language} /> : null}
            {done === 'reopened' ? (
              <Notice tone="success" role="status">
                {t('done.reopened')}
              </Notice>
            ) : null}
            {page.doubts.length > 0 ? (
              <Notice tone="caution" title={t('doubtsTitle')}>
                <ul className="list-disc ps-5">
                  {page.doubts.map((doubt) => (
                    <li key={doubt}>{t(`doubt.${doubt}`)}</li>
                  ))}
                </ul>
              </Notice>
            ) : null}
            <Facts page={page} language={language} />
            <Headline page={page} language={language} />
          </div>
          <Decision
            page={page}
            language={language}
            mayDecide={can(actor, 'article:change', page.deskId)}
            returned={returned}
          />
        </div>
        {page.state === 'open' ? <ForeseenClaims articleId={articleId} claims={page.foreseen} {...text} /> : null}
        <SideBySide
          diff={{ articleId, from: baseVersion, to: baseVersion + 1, rows }}
          names={{
            title: t('differencesTitle'),
            old: `${t('nowText')} (${t('version', { number: baseVersion })})`,
            now: t('pageText'),
          }}
          {...text}
        />
      </div>
    </DeskPage>
  )
}

function Refused({ returned, language }: { returned: ReturnedForm; language: Language }) {
  const t = wordsOf(language, 'watching')
  if (returned.faults.includes('reason')) return null
  const code = returned.code === 'stale' || returned.code === 'conflict' ? returned.code : 'other'
  return (
    <Notice tone="danger" role="alert">
      {t(`refused.${code}`)}
    </Notice>
  )
}

interface PartProps {
  page: ChangedPageView
  language: Language
}

function Facts({ page, language }: PartProps) {
  const t = wordsOf(language, 'watching')
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-5 gap-y-1">
      <dt className="text-ink-faint">{t('seenAt')}</dt>
      <dd>
        <Moment at={page.seenAt} show="full" />
      </dd>
      <dt className="text-ink-faint">{t('address')}</dt>
      <dd className="wrap-anywhere">
        <Address url={page.url} />
      </dd>
      {page.finalUrl === page.url ? null : (
        <>
          <dt className="text-ink-faint">{t('ledTo')}</dt>
          <dd className="wrap-anywhere">
            <Address url={page.finalUrl} />
          </dd>
        </>
      )}
      <dt className="text-ink-faint">{t('compared')}</dt>
      <dd>
        <Link href={`/desk/articles/${page.articleId}?version=${page.baseVersion}`}>
          {t('version', { number: page.baseVersion })}
        </Link>
      </dd>
    </dl>
  )
}

const Address = ({ url }: { url: string }) => (
  <Link href={url} dir="ltr" rel="noreferrer noopener">
    {url}
  </Link>
)

function Headline({ page: { headline, language: lang, direction }, language }: PartProps) {
  const t = wordsOf(language, 'watching')
  if (!headline) return null
  const words = { lang, dir: direction, className: 'quoted text-lg leading-snug' }
  return (
    <section aria-labelledby="headline" className="flex flex-col gap-1">
      <h2 id="headline" className="font-medium text-ink-faint text-sm">
        {t('headline')}
      </h2>
      <p {...words}>
        <DiffWords pieces={headline.diff.old} side="old" />
      </p>
      <p {...words}>
        <DiffWords pieces={headline.diff.now} side="now" />
      </p>
    </section>
  )
}
