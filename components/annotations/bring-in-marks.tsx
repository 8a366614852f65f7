'use client'

import { Upload } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi, RefusedByServer, ServerUnreachable } from '@/lib/browser/api'
import type { JsonValue } from '@/lib/domain/json'
import type { AnnotationReportView } from '@/lib/schemas/annotation-report'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { LinkButton } from '../ui/link'
import { Notice } from '../ui/notice'
import { Progress } from '../ui/progress'
import { MarksReport } from './marks-report'

interface BringInMarksProps {
  articleId: string
  /** Of the article: its words are shown. */
  language: string
}

/** A file that was read, and what came of it so far. */
interface Chosen {
  readonly name: string
  readonly file: JsonValue
  readonly report: AnnotationReportView
}

/** Bytes: as many as the server takes, with room for what stands round the file. */
const LARGEST_FILE = 12 * 1024 * 1024 - 100

/** Choose a file, see what would happen, bring it in, see what did. Nothing comes in twice, so trying again is safe. */
export function BringInMarks({ articleId, language }: BringInMarksProps) {
  const t = useTranslations('annotations')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [isPending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (chosen) heading.current?.focus()
  }, [chosen])

  const ask = (file: JsonValue, preview: boolean) =>
    callApi('POST /articles/{id}/annotations', { id: articleId }, { body: { file, preview } })

  async function attempt(work: () => Promise<Chosen | string>) {
    setPending(true)
    setTrouble(null)
    try {
      const came = await work()
      if (typeof came === 'string') setTrouble(came)
      else setChosen(came)
    } catch (error) {
      setTrouble(sentenceOf(error, t))
    } finally {
      setPending(false)
    }
  }

  const choose = (given: File) =>
    attempt(async () => {
      setChosen(null)
      if (given.size > LARGEST_FILE) return t('tooLarge')
      const file = jsonIn(await given.text())
      if (file === undefined) return t('notJson')
      return { name: given.name, file, report: await ask(file, true) }
    })

  const isDone = chosen !== null && !chosen.report.preview
  const news = chosen && chosen.report.sum.taken
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center gap-3">
        <input
          ref={chooser}
          type="file"
          accept=".json,.jsonld,application/json,application/ld+json"
          className="sr-only"
          tabIndex={-1}
          aria-label={t('chooseFile')}
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) void choose(file)
          }}
        />
        <Button
          variant={chosen ? 'secondary' : 'primary'}
          isDisabled={isPending}
          onPress={() => chooser.current?.click()}
        >
          <Icon of={Upload} /> {chosen ? t('chooseOther') : t('chooseFile')}
        </Button>
      </div>
      {isPending ? <Progress label={t('reading')} step="" /> : null}
      {trouble ? (
        <Notice tone="danger" role="alert">
          {trouble}
        </Notice>
      ) : null}
      {chosen ? (
        <section aria-labelledby="marks-report" className="flex flex-col gap-5">
          <h2 id="marks-report" ref={heading} tabIndex={-1} className="font-semibold text-xl outline-none">
            <bdi>{t(isDone ? 'doneTitle' : 'previewTitle', { name: chosen.name })}</bdi>
          </h2>
          <MarksReport report={chosen.report} language={language} />
          <div className="flex flex-wrap items-center gap-3">
            {isDone ? null : news ? (
              <Button
                variant="primary"
                isPending={isPending}
                onPress={() => void attempt(async () => ({ ...chosen, report: await ask(chosen.file, false) }))}
              >
                {t('bringIn', { count: news })}
              </Button>
            ) : (
              <p className="font-medium">{t('nothingNew')}</p>
            )}
            <LinkButton href={`/desk/articles/${articleId}`} variant={isDone ? 'primary' : 'secondary'}>
              {t('backToArticle')}
            </LinkButton>
            {isDone && news ? <p className="text-ink-soft text-sm">{t('undoHint')}</p> : null}
          </div>
        </section>
      ) : null}
    </div>
  )
}

/** The value that a text holds as JSON; undefined when it holds none. */
function jsonIn(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** @throws what is none of the refusals that a person can do something about */
function sentenceOf(error: unknown, t: ReturnType<typeof useTranslations<'annotations'>>): string {
  if (error instanceof ServerUnreachable) return t('unreachable')
  if (error instanceof RefusedByServer) return error.status === 401 ? t('expired') : error.detail
  throw error
}
