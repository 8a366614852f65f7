import type { Metadata } from 'next'
import { NativeInput, NativeRadios, SubmitButton } from '@/components/ui/form-field'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { type InterfaceLanguage, PUBLIC_TEXTS } from '@/lib/domain/codes'
import { readPreferences } from '@/lib/http/preferences'
import { type ReturnedForm, returnedForm } from '@/lib/http/returned-form'
import { can } from '@/lib/policy/permissions'
import type { ArticleView } from '@/lib/schemas/article'
import { oneArticle } from '@/lib/server/articles/show'
import { wordsOf } from '@/messages/words'
import { DeskPage } from '../../../desk-page'
import { deskActor, lastValues, orNotFound, type SearchParams } from '../../../desk-visit'

interface PageProps {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'desk')('publicText.title') }
}

/** What the public sees of an article's text: a chief decides, with the ground for it; others see what is in force. (rule R30) */
export default async function PublicTextPage({ params, searchParams }: PageProps) {
  const [{ id }, { returned: returnedId, done }] = await Promise.all([params, lastValues(searchParams)])
  const actor = await deskActor(`/desk/articles/${id}/public-text`)
  const [article, { language }] = await Promise.all([orNotFound(oneArticle(actor, { id })), readPreferences()])
  const returned = returnedForm(returnedId, actor)
  const t = wordsOf(language, 'desk')
  return (
    <DeskPage
      title={t('publicText.title')}
      width="text"
      lead={
        <>
          <Link href={`/desk/articles/${article.id}`} variant="quiet">
            <bdi lang={article.language}>{article.title}</bdi>
          </Link>
          <span className="block">{t('publicText.lead')}</span>
        </>
      }
    >
      <Outcome returned={returned} saved={done === 'saved'} language={language} />
      {can(actor, 'article:show-text', article.deskId) ? (
        <ShowTextForm article={article} returned={returned} language={language} />
      ) : (
        <InForce article={article} language={language} />
      )}
    </DeskPage>
  )
}

interface OutcomeProps {
  returned: ReturnedForm | null
  saved: boolean
  language: InterfaceLanguage
}

function Outcome({ returned, saved, language }: OutcomeProps) {
  const t = wordsOf(language, 'desk')
  if (returned?.code === 'stale') {
    return (
      <Notice tone="caution" role="alert" className="mb-5">
        {t('publicText.stale')}
      </Notice>
    )
  }
  if (returned && returned.faults.length === 0) {
    return (
      <Notice tone="danger" role="alert" className="mb-5">
        {returned.message}
      </Notice>
    )
  }
  if (!saved) return null
  return (
    <Notice tone="success" role="status" className="mb-5">
      {t('publicText.saved')}
    </Notice>
  )
}

interface ShowTextProps {
  article: ArticleView
  language: InterfaceLanguage
}

function ShowTextForm({ article, returned, language }: ShowTextProps & { returned: ReturnedForm | null }) {
  const t = wordsOf(language, 'desk')
  const codes = wordsOf(language, 'codes')
  // After a stale save the present values are shown: they are what the next save is compared with.
  const typed = returned && returned.code !== 'stale' ? returned.fields : null
  return (
    <form method="post" action="/desk/articles/show-text" className="flex flex-col gap-5">
      <input type="hidden" name="id" value={article.id} />
      <input type="hidden" name="version" value={article.version} />
      <NativeRadios
        legend={t('publicText.legend')}
        name="publicText"
        required
        options={PUBLIC_TEXTS.map((code) => ({
          id: code,
          label: codes(`publicText.${code}`),
          description: t(`publicText.${code}Hint`),
        }))}
        defaultValue={typed?.publicText ?? article.publicText}
      />
      <NativeInput
        name="publicTextGround"
        maxLength={500}
        label={t('publicText.ground')}
        hint={t('publicText.groundHint')}
        error={returned?.faults.includes('publicTextGround') ? t('publicText.groundMissing') : undefined}
        defaultValue={typed?.publicTextGround ?? article.publicTextGround ?? ''}
        dir="auto"
      />
      <div>
        <SubmitButton>{t('publicText.save')}</SubmitButton>
      </div>
    </form>
  )
}

/** What is in force, for those who don't decide it, and why they don't. */
function InForce({ article, language }: ShowTextProps) {
  const t = wordsOf(language, 'desk')
  const codes = wordsOf(language, 'codes')
  return (
    <div className="flex flex-col gap-5">
      <Notice>{t('publicText.chiefOnly')}</Notice>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2">
        <dt className="text-ink-soft">{t('publicText.legend')}</dt>
        <dd>
          {codes(`publicText.${article.publicText}`)}
          <span className="block text-ink-faint text-sm">{t(`publicText.${article.publicText}Hint`)}</span>
        </dd>
        {article.publicTextGround ? (
          <>
            <dt className="text-ink-soft">{t('publicText.ground')}</dt>
            <dd>
              <bdi>{article.publicTextGround}</bdi>
            </dd>
          </>
        ) : null}
      </dl>
    </div>
  )
}
