'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { SOURCE_KINDS } from '@/lib/domain/codes'
import { withSource } from '@/lib/browser/workspace-view'
import { useSources } from '../workspace-state/use-library'
import { useView, useWorkspace } from '../workspace-state/workspace-context'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { ComboBox } from '../ui/combo-box'
import { DateField } from '../ui/date-field'
import type { Option } from '../ui/option'
import { Select } from '../ui/select'
import { TextField } from '../ui/text-field'
import type { EvidenceDraft } from './evidence-draft'

interface SourceFieldProps {
  draft: EvidenceDraft
  faults: Readonly<Record<string, string>>
  onChange: (part: Partial<EvidenceDraft>) => void
}

const MOST = 12
const NEW = 'new'

/** A source of the library by type-ahead, so that nothing known is asked again; or a new one with its fields. */
export function SourceField({ draft, faults, onChange }: SourceFieldProps) {
  const t = useTranslations('workspace')
  const { store } = useWorkspace()
  const { sources } = useView()
  const [isNew, setNew] = useState(draft.sourceId === null && draft.title !== '')
  const [text, setText] = useState('')
  const chosen = sources.find(({ id }) => id === draft.sourceId)
  const found = useSources(text, MOST)
  if (chosen) {
    return (
      <div className="flex items-start justify-between gap-2">
        <p className="min-w-0">
          <span className="block font-medium text-sm">{t('source')}</span>
          <bdi>{chosen.title}</bdi>
          {chosen.publisher ? <bdi className="block text-ink-faint text-sm">{chosen.publisher}</bdi> : null}
        </p>
        <Button size="sm" variant="quiet" onPress={() => onChange({ sourceId: null })}>
          {t('otherSource')}
        </Button>
      </div>
    )
  }
  if (isNew) return <NewSource draft={draft} faults={faults} onChange={onChange} onKnown={() => setNew(false)} />
  const suggestions: Option[] = [
    ...found.map((source) => ({
      id: source.id,
      label: source.title,
      description: [source.publisher, source.publishedAt?.slice(0, 10)].filter(Boolean).join(' · '),
    })),
    ...(text.trim() === '' ? [] : [{ id: NEW, label: t('newSource', { title: text.trim() }) }]),
  ]
  const startNew = (words: string) => {
    const isAddress = /^https?:\/\/\S+$/.test(words)
    onChange(isAddress ? { url: words } : { title: words })
    setNew(true)
  }
  const choose = (id: string) => {
    if (id === NEW) return startNew(text.trim())
    const source = found.find((each) => each.id === id)
    if (source) store.change((view) => withSource(view, source))
    onChange({ sourceId: id })
  }
  return (
    <ComboBox
      label={t('source')}
      hint={text === '' && found.length === 0 ? t('noSourcesHint') : t('sourceHint')}
      suggestions={suggestions}
      text={text}
      onTextChange={setText}
      onChoose={choose}
      onCommitText={startNew}
      emptyText={t('sourceHint')}
    />
  )
}

function NewSource({ draft, faults, onChange, onKnown }: SourceFieldProps & { onKnown: () => void }) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const common = useTranslations('common')
  return (
    <fieldset className="flex flex-col gap-2.5">
      <div className="flex items-center justify-between gap-2">
        <legend className="font-medium text-sm">{t('newSourceTitle')}</legend>
        <Button
          size="sm"
          variant="quiet"
          onPress={() => {
            onChange({ title: '', url: '' })
            onKnown()
          }}
        >
          {t('knownSource')}
        </Button>
      </div>
      <TextField
        label={t('sourceTitle')}
        value={draft.title}
        onChange={(title) => onChange({ title })}
        error={faults.title}
        isRequired
        dense
        autoFocus
      />
      <TextField
        label={t('sourceUrl')}
        value={draft.url}
        onChange={(url) => onChange({ url })}
        error={faults.url}
        dir="ltr"
        type="url"
        dense
      />
      <div className="grid grid-cols-2 gap-2.5">
        <TextField
          label={t('publisher')}
          value={draft.publisher}
          onChange={(publisher) => onChange({ publisher })}
          error={faults.publisher}
          dense
        />
        <DateField
          label={t('publishedAt')}
          value={draft.publishedAt}
          onChange={(publishedAt) => onChange({ publishedAt })}
          faultText={common('partialDateFault')}
          error={faults.publishedAt}
          dense
        />
        <Select
          label={t('sourceKind')}
          options={SOURCE_KINDS.map((kind) => ({ id: kind, label: codes(`sourceKind.${kind}`) }))}
          value={draft.kind}
          onChange={(kind) => onChange({ kind })}
          dense
        />
        <Checkbox isSelected={draft.primary} onChange={(primary) => onChange({ primary })} className="self-end pb-1.5">
          {t('primarySource')}
        </Checkbox>
      </div>
    </fieldset>
  )
}
