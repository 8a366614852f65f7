'use client'

import { FileText, Upload, X } from 'lucide-react'
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { TextArea } from '@/components/ui/text-area'
import { FILE_CHOICE } from './given'

interface SourceFieldProps {
  text: string
  onTextChange: (text: string) => void
  file: File | null
  onFileChange: (file: File | null) => void
  fault: string | null
  /** What to do with it, beside the way to choose a file. */
  acts: ReactNode
}

/** The one field: text pasted or typed, or a file chosen. A file stands in the text's place; the text waits behind it. */
export function SourceField({ text, onTextChange, file, onFileChange, fault, acts }: SourceFieldProps) {
  const t = useTranslations('intake')
  const chooser = useRef<HTMLInputElement>(null)
  const chooserId = useId()
  return (
    <div className="flex flex-col gap-3">
      {file ? (
        <ChosenFile file={file} onRemove={() => onFileChange(null)} fault={fault} />
      ) : (
        <TextArea
          label={t('field')}
          hint={t('fieldHint')}
          error={fault}
          value={text}
          onChange={onTextChange}
          placeholder={t('placeholder')}
          serif
          autoFocus
          className="[&_textarea]:min-h-[min(24rem,45dvh)]"
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <input
          ref={chooser}
          id={chooserId}
          type="file"
          accept={FILE_CHOICE}
          className="sr-only"
          tabIndex={-1}
          aria-label={t('chooseFile')}
          onChange={(event) => {
            onFileChange(event.target.files?.[0] ?? null)
            event.target.value = ''
          }}
        />
        {acts}
        <Button size="lg" onPress={() => chooser.current?.click()}>
          <Icon of={Upload} />
          {t('chooseFile')}
        </Button>
      </div>
    </div>
  )
}

function ChosenFile({ file, onRemove, fault }: { file: File; onRemove: () => void; fault: string | null }) {
  const t = useTranslations('intake')
  const size = useSize(file.size)
  return (
    <div className="flex flex-col gap-2">
      <div className="flex min-h-16 items-center gap-3 rounded-md border border-line-strong bg-sheet px-4">
        <Icon of={FileText} size={20} className="text-ink-faint" />
        <p className="min-w-0 grow truncate font-medium">
          <bdi>{t('file', { name: file.name, size })}</bdi>
        </p>
        <IconButton icon={X} label={t('removeFile')} onPress={onRemove} />
      </div>
      {fault ? (
        <p role="alert" className="font-medium text-danger text-sm">
          {fault}
        </p>
      ) : null}
    </div>
  )
}

/** A number of bytes in words: "14 kB". */
export function useSize(bytes: number): string {
  const format = useFormatter()
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return format.number(size, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 })
}

/** The whole page takes a dropped file; while one hovers, it says so. */
export function DropPlace({ onDrop, children }: { onDrop: (files: readonly File[]) => void; children: ReactNode }) {
  const t = useTranslations('intake')
  const [over, setOver] = useState(false)
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return (
    <div
      className="relative"
      onDragOver={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false)
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        setOver(false)
        onDrop([...event.dataTransfer.files])
      }}
    >
      {children}
      {over ? (
        <div
          aria-hidden
          className="pointer-events-none absolute -inset-2 z-10 grid place-items-center rounded-xl border-2 border-accent border-dashed bg-accent-tint/90 font-semibold text-accent text-lg"
        >
          {t('dropHere')}
        </div>
      ) : null}
    </div>
  )
}
