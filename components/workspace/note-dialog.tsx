'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextArea } from '../ui/text-area'
import type { Passage } from '@/lib/browser/workspace-store'
import { useLocalText, useView, useWorkspace } from '../workspace-state/workspace-context'

interface NoteDialogProps {
  /** The words noted on; null keeps the dialog closed. */
  passage: Passage | null
  onClose: () => void
}

/** A note on some words: for the desk only, never published. What is typed survives until it is sent. */
export function NoteDialog({ passage, onClose }: NoteDialogProps) {
  const t = useTranslations('workspace')
  const { article } = useView()
  return (
    <Dialog
      title={t('noteTitle')}
      isOpen={passage !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      isDismissable={false}
    >
      {passage ? (
        <div className="flex flex-col gap-4">
          <blockquote
            lang={article.language}
            dir={article.direction}
            className="quoted line-clamp-4 border-line-strong border-s-2 ps-3"
          >
            {passage.exact}
          </blockquote>
          <NoteForm passage={passage} onClose={onClose} />
        </div>
      ) : null}
    </Dialog>
  )
}

function NoteForm({ passage, onClose }: { passage: Passage; onClose: () => void }) {
  const t = useTranslations('workspace')
  const { store, attempt } = useWorkspace()
  const kept = useLocalText(`note ${passage.start} ${passage.end}`)
  const [isPending, setPending] = useState(false)
  const send = async () => {
    if (kept.text.trim() === '') return
    setPending(true)
    const sent = await attempt(() => store.note(passage, kept.text.trim()))
    setPending(false)
    if (!sent) return
    kept.clear()
    onClose()
  }
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
      }}
    >
      <TextArea
        label={t('noteText')}
        hint={t('noteHint')}
        value={kept.text}
        onChange={kept.change}
        autoFocus
        rows={3}
      />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" isPending={isPending} isDisabled={kept.text.trim() === ''}>
          {t('saveNote')}
        </Button>
      </div>
    </form>
  )
}
