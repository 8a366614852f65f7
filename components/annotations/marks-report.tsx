'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { AnnotationReportView } from '@/lib/schemas/annotation-report'

interface MarksReportProps {
  report: AnnotationReportView
  /** Of the article. */
  language: string
}

/** What becomes, or became, of a file of annotations: the sum, each mark, what differs, and what is left aside. */
export function MarksReport({ report, language }: MarksReportProps) {
  const t = useTranslations('annotations')
  const { sum, different, ignored, preview } = report
  return (
    <>
      <ul className="flex list-disc flex-col gap-1 ps-5 marker:text-ink-faint">
        <li className="font-medium">{t('inFile', { count: sum.inFile })}</li>
        <li>{t(preview ? 'taken' : 'takenDone', { count: sum.taken })}</li>
        {sum.known > 0 ? <li>{t('known', { count: sum.known })}</li> : null}
        {sum.waiting > 0 ? <li>{t('waiting', { count: sum.waiting })}</li> : null}
        {sum.ignored > 0 ? <li>{t('ignored', { count: sum.ignored })}</li> : null}
      </ul>
      <MarkList report={report} language={language} />
      {different.length > 0 ? (
        <Part title={t('differentTitle')} text={t('differentText')}>
          <Rows heads={[t('field'), t('here'), t('inTheFile')]}>
            {different.map(({ pointer, claim, field, here, file }) => (
              <tr key={`${pointer} ${field}`}>
                <Cell>
                  <bdi>
                    {claim} {field}
                  </bdi>
                </Cell>
                <Cell>
                  {here !== null ? <bdi>{here}</bdi> : <span className="text-ink-faint">{t('nothing')}</span>}
                </Cell>
                <Cell>
                  <bdi>{file}</bdi>
                </Cell>
              </tr>
            ))}
          </Rows>
        </Part>
      ) : null}
      {ignored.length > 0 ? (
        <Part title={t('ignoredTitle')}>
          <Rows heads={[t('ignoredPlace'), t('reason')]}>
            {grouped(ignored).map(([what, { pointer, reason, times }]) => (
              <tr key={what}>
                <Cell>
                  <bdi dir="ltr" className="text-ink-soft">
                    {pointer || '/'}
                    {times > 1 ? ` × ${times}` : ''}
                  </bdi>
                </Cell>
                <Cell>{t(`left.${reason.code}`, reason.values)}</Cell>
              </tr>
            ))}
          </Rows>
        </Part>
      ) : null}
    </>
  )
}

/** Each mark of the file: where it stands in the article, and what becomes of it. */
function MarkList({ report, language }: MarksReportProps) {
  const t = useTranslations('annotations')
  const { outcomes } = report
  if (outcomes.length === 0) return null
  const became = ({ claim, known, comments, reason, outcome }: AnnotationReportView['outcomes'][number]) => {
    if (reason !== null) return t('refusedBecause', { reason: t(`left.${reason.code}`, reason.values) })
    if (claim !== null && known)
      return comments.made > 0
        ? t('joinsWith', { key: claim.key, count: comments.made })
        : t('joins', { key: claim.key })
    if (claim !== null) return t('newClaimKey', { key: claim.key })
    if (outcome === 'exact' || outcome === 'moved') return t('newClaim')
    return t(`noPlace.${outcome}`)
  }
  return (
    <Part title={t('marksTitle')}>
      <Rows heads={[t('place'), t('became')]}>
        {outcomes.map((each) => (
          <tr key={each.key}>
            <Cell>
              {each.exact === null ? (
                <bdi dir="ltr" className="text-ink-faint">
                  {each.key}
                </bdi>
              ) : (
                <q lang={language} dir="auto">
                  {each.exact}
                </q>
              )}
            </Cell>
            <Cell>{became(each)}</Cell>
          </tr>
        ))}
      </Rows>
    </Part>
  )
}

function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 font-semibold">{title}</h3>
      {text ? <p className="mb-2 text-ink-soft">{text}</p> : null}
      {children}
    </section>
  )
}

/** A table that folds its columns under each other where there is no room. */
function Rows({ heads, children }: { heads: readonly string[]; children: ReactNode }) {
  return (
    <div
      className="overflow-x-auto rounded-md border border-line"
      tabIndex={0}
      role="group"
      aria-label={heads.join(', ')}
    >
      <table className="w-full text-start text-sm">
        <thead className="bg-well text-ink-soft">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="px-3 py-1.5 text-start font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr]:border-line [&>tr]:border-t">{children}</tbody>
      </table>
    </div>
  )
}

const Cell = ({ children }: { children: ReactNode }) => (
  <td className="min-w-24 break-words px-3 py-1.5 text-start align-top">{children}</td>
)

type Ignored = AnnotationReportView['ignored'][number]

interface Remark {
  readonly pointer: string
  readonly reason: Pick<Ignored, 'code' | 'values'>
  readonly times: number
}

/** The same remark about thirty marks is one line. */
function grouped(ignored: readonly Ignored[]): readonly (readonly [string, Remark])[] {
  const lines = new Map<string, Remark>()
  for (const { pointer, message, code, values } of ignored) {
    const where = pointer.replace(/\/\d+(?=\/|$)/g, '/*')
    const what = `${where} ${message}`
    const before = lines.get(what)
    const reason = { code, values }
    lines.set(what, before ? { ...before, pointer: where, times: before.times + 1 } : { pointer, reason, times: 1 })
  }
  return [...lines]
}
