import type { Metadata } from 'next'
import { cache, type ReactNode } from 'react'
import { ForgetLocalDraft } from '@/components/shell/local-draft-fields'
import { SourceForm, sourceRecord, type SourceText } from '@/components/source/source-form'
import { Badge } from '@/components/ui/badge'
import { SubmitButton } from '@/components/ui/form-field'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { type InterfaceLanguage, STANCES } from '@/lib/domain/codes'
import { pageActor } from '@/lib/http/actor'
import { readPreferences } from '@/lib/http/preferences'
import { type ReturnedForm, returnedForm } from '@/lib/http/returned-form'
import type { Actor } from '@/lib/policy/actor'
import type { SourceView } from '@/lib/schemas/source'
import { sourceSnapshots } from '@/lib/server/claims/captures'
import { oneSource, sourceUses } from '@/lib/server/claims/sources'
import { wordsOf } from '@/messages/words'
import { DeskPage } from '../../desk-page'
import { MoreLinks } from '../../desk-sections'
import { address, deskVisit, lastValues, orNotFound, type SearchParams } from '../../desk-visit'
import { ArchiveSection } from './archive-section'

interface Given {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

const sourceFor = cache((actor: Actor, id: string) =>
  orNotFound(oneSource(actor, { id: /^[A-Za-z0-9_-]{1,64}$/.test(id) ? id : 'none' })),
)

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const [{ id }, { language }, actor] = await Promise.all([params, readPreferences(), pageActor()])
  if (!actor) return { title: wordsOf(language, 'sources')('title') }
  return { title: (await sourceFor(actor, id)).title }
}

/** One source: what is known of it, to be corrected, and where it is used. */
export default async function SourcePage({ params, searchParams }: Given) {
  const { id } = await params
  const [{ actor, preferences, newsroom }, { returned: returnedId, done, cursor }] = await Promise.all([
    deskVisit(`/desk/sources/${id}`),
    lastValues(searchParams),
  ])
  const source = await sourceFor(actor, id)
  const uses = await orNotFound(sourceUses(actor, { id: source.id, ...(cursor ? { cursor } : {}) }))
  const { language } = preferences
  const t = wordsOf(language, 'sources')
  const desk = wordsOf(language, 'desk')
  const returned = returnedForm(returnedId, actor)
  const mayKnow = !source.confidential || source.mayOpenIdentity === true
  const archive = !source.confidential ? await orNotFound(sourceSnapshots(actor, { id: source.id })) : null
  return (
    <DeskPage
      title={<bdi lang={source.language ?? undefined}>{source.title}</bdi>}
      lead={
        <span className="flex flex-wrap items-center gap-3">
          <Link href="/desk/sources">{t('back')}</Link>
          {source.confidential ? (
            <>
              <Badge tone="caution">{t('confidential')}</Badge> {t('confidentialText')}
            </>
          ) : null}
        </span>
      }
    >
      <Outcome returned={returned} done={done} language={language} />
      {done === 'added' || done === 'saved' ? (
        <ForgetLocalDraft personId={actor.personId} record={sourceRecord(done === 'saved' ? source.id : undefined)} />
      ) : null}
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        {mayKnow ? (
          <SourceForm
            personId={actor.personId}
            language={language}
            action="/desk/sources/save"
            hidden={{ id: source.id, version: source.version }}
            typed={returned?.form === 'source' ? returned.fields : textOf(source)}
            stored={returned?.code === 'stale' ? differing(textOf(source), returned.fields) : {}}
            faults={returned?.form === 'source' ? returned.faults : []}
            mayKnow={mayKnow}
            desks={[]}
          />
        ) : (
          <Notice tone="caution" title={t('readOnly')}>
            {t('identityKept')}
          </Notice>
        )}
        <div className="flex flex-col gap-8">
          <Uses uses={uses.items} language={language}>
            <MoreLinks
              next={uses.nextCursor && address(`/desk/sources/${source.id}`, { cursor: uses.nextCursor })}
              first={cursor ? address(`/desk/sources/${source.id}`, {}) : null}
              words={{ more: desk('more'), fromStart: desk('fromStart') }}
            />
          </Uses>
          {source.mayOpenIdentity ? <Identity source={source} returned={returned} language={language} /> : null}
          {archive ? (
            <ArchiveSection source={source} archive={archive} language={language} timeZone={newsroom.timeZone} />
          ) : null}
          {mayKnow ? (
            <form method="post" action="/desk/sources/delete" className="flex flex-col items-start gap-1.5">
              <input type="hidden" name="id" value={source.id} />
              <input type="hidden" name="version" value={source.version} />
              <SubmitButton variant="danger" size="sm" disabled={source.usedIn > 0} aria-describedby="delete-hint">
                {t('delete')}
              </SubmitButton>
              <p id="delete-hint" className="text-ink-faint text-sm">
                {source.usedIn > 0 ? t('cited') : t('deleteHint')}
              </p>
            </form>
          ) : null}
        </div>
      </div>
    </DeskPage>
  )
}

function Outcome({
  returned,
  done,
  language,
}: {
  returned: ReturnedForm | null
  done: string | undefined
  language: InterfaceLanguage
}) {
  const t = wordsOf(language, 'sources')
  if (returned?.code === 'stale') {
    return (
      <Notice tone="caution" role="alert" className="mb-5">
        {t('stale')}
      </Notice>
    )
  }
  if (returned && returned.code !== 'done' && returned.faults.length === 0) {
    return (
      <Notice tone="danger" role="alert" title={t('refused')} className="mb-5">
        {returned.message}
      </Notice>
    )
  }
  if (done !== 'saved' && done !== 'added' && done !== 'archiving') return null
  return (
    <Notice tone="success" role="status" className="mb-5">
      {t(done === 'archiving' ? 'archiveAsked' : done)}
    </Notice>
  )
}

interface IdentityProps {
  source: SourceView
  returned: ReturnedForm | null
  language: InterfaceLanguage
}

/** Who a confidential source is, shown to whoever asks for it and may know; the audit log tells of each time. (rule R15) */
function Identity({ source, returned, language }: IdentityProps) {
  const t = wordsOf(language, 'sources')
  const opened = returned?.shown?.identity
  return (
    <section aria-labelledby="who-it-is" className="flex flex-col gap-2">
      <h2 id="who-it-is" className="border-line border-b pb-1 font-semibold">
        {t('fieldIdentity')}
      </h2>
      {opened === undefined ? (
        <form method="post" action="/desk/sources/open-identity" className="flex flex-col items-start gap-1.5">
          <input type="hidden" name="id" value={source.id} />
          <SubmitButton variant="secondary" size="sm" aria-describedby="open-identity-hint">
            {t('openIdentity')}
          </SubmitButton>
          <p id="open-identity-hint" className="text-ink-faint text-sm">
            {t('openIdentityHint')}
          </p>
        </form>
      ) : (
        <p role="status" dir="auto" className="whitespace-pre-line">
          {opened === '' ? t('noIdentity') : opened}
        </p>
      )}
    </section>
  )
}

interface Use {
  readonly claimId: string
  readonly articleId: string
  readonly articleTitle: string
  readonly key: string
  readonly statement: string
  readonly number: number
  readonly stance: string
}

interface UsesProps {
  uses: readonly Use[]
  language: InterfaceLanguage
  /** The way to more of them. */
  children: ReactNode
}

function Uses({ uses, language, children }: UsesProps) {
  const t = wordsOf(language, 'sources')
  const codes = wordsOf(language, 'codes')
  return (
    <section aria-labelledby="uses">
      <h2 id="uses" className="mb-2 border-line border-b pb-1 font-semibold">
        {t('where')}
      </h2>
      {uses.length === 0 ? <p className="text-ink-soft">{t('nowhere')}</p> : null}
      <ul className="flex flex-col gap-3">
        {uses.map((use) => {
          const stance = STANCES.find((known) => known === use.stance)
          return (
            <li key={`${use.claimId} ${use.number}`}>
              <Link href={`/desk/articles/${use.articleId}?claim=${use.claimId}`} variant="plain">
                <span className="figures me-1 font-medium text-ink-faint">{use.key}</span>
                <bdi className="quoted">{use.statement}</bdi>
              </Link>
              <span className="block text-ink-faint text-sm">
                {stance ? t('asEvidence', { number: use.number, stance: codes(`stance.${stance}`) }) : null} ·{' '}
                <bdi>{use.articleTitle}</bdi>
              </span>
            </li>
          )
        })}
      </ul>
      {children}
    </section>
  )
}

/** The stored source as the form's text. */
function textOf(source: SourceView): SourceText {
  return {
    title: source.title,
    url: source.url ?? '',
    publisher: source.publisher ?? '',
    publishedAt: source.publishedAt ?? '',
    language: source.language ?? '',
    kind: source.kind,
    primary: source.primary ? 'yes' : 'no',
    reliability: source.reliability ?? '',
    confidential: source.confidential ? 'yes' : '',
    identity: '',
  }
}

/** Of the stored fields those that are not as typed. (rule R24) */
function differing(stored: SourceText, typed: SourceText): SourceText {
  return Object.fromEntries(Object.entries(stored).filter(([name, value]) => (typed[name] ?? '') !== value))
}
