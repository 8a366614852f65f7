import { Download, FileOutput } from 'lucide-react'
import type { Metadata } from 'next'
import { ReportForm } from '@/components/report/report-form'
import { type ReportRequest, reportRequest, requestQuery, requestFault } from '@/components/report/report-request'
import { buttonStyle } from '@/components/ui/button-style'
import { Card, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { NotFound, Refusal } from '@/lib/domain/errors'
import { readPreferences } from '@/lib/http/preferences'
import type { Actor } from '@/lib/policy/actor'
import { deskArticles } from '@/lib/server/articles/list'
import { deskClaims } from '@/lib/server/claims/list'
import { sayIn } from '@/messages/refusals'
import { wordsOf } from '@/messages/words'
import { DeskPage } from '../desk-page'
import { address, deskVisit, lastValues, orNotFound, type SearchParams } from '../desk-visit'
import { chosenReport } from './chosen-report'

const PATH = '/desk/reports'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'reports')('title') }
}

/** Choose what and as what, see what the file will hold, take it along. */
export default async function ReportsPage({ searchParams }: { searchParams: SearchParams }) {
  const said = await lastValues(searchParams)
  const { actor, preferences, desks, shown } = await deskVisit(address(PATH, said), said.desk || undefined)
  const { language } = preferences
  const t = wordsOf(language, 'reports')
  const desk = shown.find((each) => each.id === said.desk) ?? shown[0]
  const request = { ...reportRequest(said, language), desk: desk?.id ?? '' }
  const [articles, claims] = await Promise.all([
    desk ? orNotFound(deskArticles(actor, { deskId: desk.id, limit: 200 })) : { items: [] },
    request.scope === 'article' && request.article ? claimsOf(actor, request.article) : [],
  ])
  // A claim of an article that was chosen before is no request for this one.
  const own = claims.some((claim) => claim.id === request.claim) ? request : { ...request, claim: '' }
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      <div className="grid items-start gap-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <ReportForm language={language} request={own} articles={articles.items} claims={claims} desks={desks} />
        <Outcome actor={actor} request={own} language={language} />
      </div>
    </DeskPage>
  )
}

/** What could be a row's name and isn't one has no claims. */
async function claimsOf(actor: Actor, articleId: string) {
  try {
    return (await deskClaims(actor, { articleId, limit: 200 })).items
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

async function Outcome({
  actor,
  request,
  language,
}: {
  actor: Actor
  request: ReportRequest
  language: InterfaceLanguage
}) {
  const t = wordsOf(language, 'reports')
  const fault = requestFault(request)
  if (fault === 'nothing-chosen') {
    return (
      <EmptyState icon={FileOutput} title={t('emptyTitle')} className="rounded-lg border border-line border-dashed">
        {t('emptyText')}
      </EmptyState>
    )
  }
  if (fault) {
    return (
      <Notice tone="caution" role="alert">
        {t(fault)}
      </Notice>
    )
  }
  const made = await chosenReport(actor, request).catch((error: unknown) => {
    if (error instanceof Refusal) return error
    throw error
  })
  if (!(made instanceof Refusal))
    return <Preview request={request} file={await beginningOf(made)} language={language} />
  return (
    <Notice tone="danger" role="alert">
      {made instanceof NotFound ? wordsOf(language, 'errors')('gone') : sayIn(language, made.sentence)}
    </Notice>
  )
}

/** Of a text this many characters are shown; a large export has megabytes. */
const SHOWN = 20_000

interface Beginning {
  readonly fileName: string
  readonly text: string
  readonly isCut: boolean
  /** Length of the whole file; null where no more of it was made than is shown. */
  readonly bytes: number | null
}

/** What is shown of a file. Of one that comes in parts, only as many are made. */
async function beginningOf(file: Awaited<ReturnType<typeof chosenReport>>): Promise<Beginning> {
  let text = 'parts' in file ? '' : file.body
  if ('parts' in file) {
    for await (const part of file.parts) {
      text += part
      if (text.length > SHOWN) break
    }
  }
  const isCut = text.length > SHOWN
  return {
    fileName: file.fileName,
    text: text.slice(0, SHOWN).toWellFormed(),
    isCut,
    bytes: isCut && 'parts' in file ? null : Buffer.byteLength(text),
  }
}

function Preview({
  request,
  file,
  language,
}: {
  request: ReportRequest
  file: Beginning
  language: InterfaceLanguage
}) {
  const t = wordsOf(language, 'reports')
  const query = requestQuery(request)
  return (
    <Card aria-labelledby="preview" className="overflow-hidden">
      <CardHeader
        acts={
          <a href={`${PATH}/file?${query}`} download className={buttonStyle({ variant: 'primary', size: 'sm' })}>
            <Icon of={Download} size={14} />
            {t('download')}
            <span className="sr-only"> {file.fileName}</span>
          </a>
        }
      >
        <h2 id="preview" className="font-semibold">
          {t('preview')}
        </h2>
        <span className="min-w-0 grow text-ink-faint text-sm [overflow-wrap:anywhere]">
          <bdi>{file.fileName}</bdi>
          {file.bytes === null ? null : ` · ${t('size', { bytes: file.bytes })}`}
        </span>
      </CardHeader>
      {request.format === 'html' ? (
        <iframe
          src={`/api/report-preview?${query}`}
          title={t('previewOf', { name: file.fileName })}
          sandbox=""
          className="block h-[75dvh] w-full bg-sheet"
        />
      ) : (
        <>
          {/* Reachable by the keyboard, for it scrolls. */}
          <section
            tabIndex={0}
            aria-label={t('previewOf', { name: file.fileName })}
            className="max-h-[75dvh] overflow-auto px-4 py-3 focus-visible:-outline-offset-2"
          >
            <pre dir="auto" className="whitespace-pre-wrap font-mono text-sm [overflow-wrap:anywhere]">
              {file.text}
            </pre>
          </section>
          {file.isCut ? <p className="border-line border-t px-4 py-2 text-ink-soft text-sm">{t('cut')}</p> : null}
        </>
      )}
    </Card>
  )
}
