'use client'

import { ArrowLeft } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { LinkButton } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { composeText } from '@/lib/domain/intake/compose'
import type { IntakeDraft } from '@/lib/domain/intake/draft'
import type { KnownArticleView } from '@/lib/schemas/article'
import { useActions } from '@/lib/browser/shortcuts'
import { attemptKeys } from './attempt-keys'
import type { Bringing } from './bringing'
import { DeskChoice } from './desk-choice'
import { faultOf, type Given, typedAs } from './given'
import {
  addVersionTo,
  type ArticlePreview,
  createArticle,
  OtherTextCame,
  previewArticle,
  withArticle,
} from './intake-request'
import { localDraft } from './local-draft'
import { KnownArticles } from './known-articles'
import { changedFields, foundFields, type MetadataFields } from './metadata-edit'
import { MetadataForm } from './metadata-form'
import { Preview } from './preview'
import { DropPlace, SourceField } from './source-field'
import { type Trouble, troubleOf } from './trouble'

interface NewArticleProps {
  personId: string
  /** The desks the person may bring an article to; the first is chosen. */
  desks: readonly { readonly id: string; readonly name: string }[]
  /** For a text that goes to an article that is here. */
  bringing?: Bringing
}

interface Reading {
  readonly given: Given
  readonly preview: ArticlePreview
}

/** From pasted text, an address or a file to an article: the field, the preview, and the way to the workspace. */
export function NewArticle({ personId, desks, bringing }: NewArticleProps) {
  const t = useTranslations('intake')
  const router = useRouter()
  const keptFor = bringing?.keptFor
  const kept = useMemo(() => localDraft(personId, keptFor), [personId, keptFor])
  const [text, setText] = useState('')
  const [recovered, setRecovered] = useState(false)
  const [file, setFile] = useState<File | null>(null)
  const [desk, setDesk] = useState(desks[0]?.id ?? null)
  const [reading, setReading] = useState<Reading | null>(null)
  const [fields, setFields] = useState<MetadataFields | null>(null)
  const [restored, setRestored] = useState<ReadonlySet<string>>(new Set())
  const [fault, setFault] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  /** Made anew with each preview: what is sent from it is sent once. */
  const keys = useRef(attemptKeys())
  /** Counts what was asked to be read: an answer that comes after a newer question is no longer wanted. */
  const asked = useRef(0)
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    let gone = false
    void kept.read().then((left) => {
      if (gone || left === '') return
      setText((typed) => (typed === '' ? left : typed))
      setRecovered(true)
    })
    return () => {
      gone = true
    }
  }, [kept])

  function type(next: string) {
    setText(next)
    setFault(null)
    kept.keep(next)
  }

  async function attemptTo(work: () => Promise<void>) {
    setBusy(true)
    setTrouble(null)
    try {
      await work()
    } catch (error) {
      setTrouble(troubleOf(error, t))
      setBusy(false)
      return
    }
    setBusy(false)
  }

  function read(given: Given) {
    const wrong = faultOf(given)
    setFault(wrong ? t(wrong.key, 'format' in wrong ? { format: wrong.format } : undefined) : null)
    if (wrong) return
    asked.current += 1
    const turn = asked.current
    void attemptTo(async () => {
      const preview = await previewArticle(given, deskRequest(desk))
      if (turn !== asked.current) return
      setReading({ given, preview })
      setFields(foundFields(preview.draft.metadata))
      setRestored(new Set())
      keys.current = attemptKeys()
      heading.current?.focus()
    })
  }

  function drop(files: readonly File[]) {
    const [first] = files
    if (!first) return
    setFile(first)
    setReading(null)
    read({ kind: 'file', file: first })
    if (files.length > 1) setTrouble({ text: t('oneFile'), tone: 'caution' })
  }

  /** What the person changed of what was found, and the bytes that were previewed. */
  const requestOf = ({ given, preview }: Reading, described: MetadataFields) => ({
    ...changedFields(described, preview.draft.metadata),
    ...(given.kind === 'url' ? { receivedSha256: preview.received.sha256 } : {}),
  })

  function addTo(known: KnownArticleView, reading: Reading, described: MetadataFields) {
    void attemptTo(async () => {
      const request = requestOf(reading, described)
      const key = keys.current([known.id, request, [...restored]])
      try {
        const { added } = await addVersionTo(known, reading.given, request, [...restored], key)
        kept.keep('')
        router.push(`/desk/articles/${known.id}${added.waiting > 0 ? '/reanchoring' : ''}`)
      } catch (error) {
        // The next try is about what is there now.
        if (error instanceof OtherTextCame)
          setReading({ ...reading, preview: withArticle(reading.preview, error.article) })
        throw error
      }
    })
  }

  function create(reading: Reading, described: MetadataFields) {
    const { given } = reading
    void attemptTo(async () => {
      const request = requestOf(reading, described)
      const key = keys.current([bringing?.keptFor ?? desk, request, [...restored]])
      if (bringing) {
        await bringing.send({ given, request, restored: [...restored], attempt: key })
        kept.keep('')
        return
      }
      const made = await createArticle(given, { ...deskRequest(desk), ...request }, [...restored], key)
      kept.keep('')
      router.push(`/desk/articles/${made.id}`)
    })
  }

  const given: Given = file ? { kind: 'file', file } : typedAs(text)
  const send = () => {
    if (busy) return
    if (reading && fields) create(reading, fields)
    else read(given)
  }
  const words = bringing?.words ?? { act: t('create'), acting: t('creating'), failed: t('notCreated') }
  useActions(useSendAction(reading ? words.act : t('read'), send))

  const notice = trouble ? (
    <Notice
      tone={trouble.tone}
      role="alert"
      title={trouble.tone === 'danger' && reading ? words.failed : undefined}
      acts={
        trouble.signedOut ? (
          <LinkButton href="/sign-in" target="_blank" size="sm">
            {t('signIn')}
          </LinkButton>
        ) : null
      }
      className="mb-4"
    >
      {trouble.text}
    </Notice>
  ) : null

  return (
    <DropPlace onDrop={drop}>
      {notice}
      {reading && fields ? (
        <>
          <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
            <h2 ref={heading} tabIndex={-1} className="font-semibold text-xl outline-none">
              {t('preview')}
            </h2>
            <Button variant="quiet" size="sm" onPress={() => setReading(null)}>
              <Icon of={ArrowLeft} size={14} directional />
              {t('edit')}
            </Button>
          </div>
          <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <Preview
              preview={reading.preview}
              composed={composeText(reading.preview.draft.pieces, restored, titleOf(fields, reading.preview.draft))}
              fields={fields}
              restored={restored}
              onRestoredChange={setRestored}
            />
            <div className="flex flex-col gap-4 lg:sticky lg:top-18">
              {bringing ? null : (
                <KnownArticles
                  known={reading.preview.known}
                  isBusy={busy}
                  onAdd={(known) => addTo(known, reading, fields)}
                />
              )}
              <MetadataForm
                fields={fields}
                metadata={reading.preview.draft.metadata}
                onChange={setFields}
                known={bringing?.words.about}
              />
              <DeskChoice desks={bringing ? [] : desks} desk={desk} onChange={setDesk} />
              <Button variant="primary" size="lg" isPending={busy} onPress={send}>
                {busy ? words.acting : words.act}
              </Button>
              {busy ? bringing?.progress : null}
            </div>
          </div>
        </>
      ) : (
        <div className="flex max-w-4xl flex-col gap-4">
          {recovered && text !== '' && !file ? (
            <Notice
              acts={
                <Button
                  size="sm"
                  onPress={() => {
                    type('')
                    setRecovered(false)
                  }}
                >
                  {t('discard')}
                </Button>
              }
            >
              {t('recovered')}
            </Notice>
          ) : null}
          <SourceField
            text={text}
            onTextChange={type}
            file={file}
            onFileChange={(chosen) => {
              setFile(chosen)
              setFault(null)
              if (chosen) read({ kind: 'file', file: chosen })
            }}
            fault={fault}
            acts={
              <Button variant="primary" size="lg" isPending={busy} onPress={send}>
                {busy ? t(given.kind === 'url' ? 'fetching' : 'reading') : t('read')}
              </Button>
            }
          />
          <DeskChoice desks={bringing ? [] : desks} desk={desk} onChange={setDesk} />
        </div>
      )}
    </DropPlace>
  )
}

const deskRequest = (desk: string | null) => (desk === null ? {} : { deskId: desk })

/** Ctrl/⌘ Enter sends, from the field too. */
function useSendAction(label: string, send: () => void) {
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  })
  return useMemo(() => [{ id: 'intake-send', label, shortcut: 'send' as const, run: () => latest.current() }], [label])
}

/** The title that the text begins with: the person's where it differs from the one found. */
function titleOf(fields: MetadataFields, draft: IntakeDraft): Parameters<typeof composeText>[2] {
  const given = fields.title.trim()
  return given === '' || given === draft.metadata.title?.value
    ? draft.metadata
    : { title: { value: given, origin: 'person' } }
}
