'use client'

import { type ReactNode, type Ref, useState } from 'react'
import { sameValue } from '@/lib/browser/draft-merge'
import type { RecordName } from '@/lib/browser/autosave-queue'
import { type RecordField, useRecordField } from '../workspace-state/workspace-context'
import { DateField } from '../ui/date-field'
import type { Option } from '../ui/option'
import { Select } from '../ui/select'
import { TextArea } from '../ui/text-area'
import { TextField } from '../ui/text-field'
import { ConflictChoice } from './conflict-choice'

interface SavedFieldProps {
  record: RecordName
  field: string
  label: string
  hideLabel?: boolean
  hint?: ReactNode
  lang?: string
  isDisabled?: boolean
  placeholder?: string
  className?: string
}

/**
 * Text that saves itself after a rest and on leaving the field. What the server trims stays as typed while the field has
 * the focus, so that a space at the end doesn't jump away under the fingers.
 */
function useTypedText(saved: RecordField) {
  const [held, setHeld] = useState<string | null>(null)
  const value = typeof saved.value === 'string' ? saved.value : ''
  return {
    value: held !== null && sameValue(held, value) ? held : value,
    onChange: (text: string) => {
      setHeld(text)
      saved.change(text)
    },
    onBlur: () => {
      setHeld(null)
      saved.flush()
    },
  }
}

function Conflict({ saved, label, lang }: { saved: RecordField; label: string; lang?: string | undefined }) {
  if (saved.theirs === undefined) return null
  return (
    <ConflictChoice
      field={label}
      mine={saved.value}
      theirs={saved.theirs}
      onPick={saved.settle}
      {...(lang === undefined ? {} : { lang })}
    />
  )
}

interface SavedTextAreaProps extends SavedFieldProps {
  rows?: number
  serif?: boolean
  /** Names the part of the card, so that a link can bring the focus here. */
  part?: string
  inputRef?: Ref<HTMLTextAreaElement>
}

export function SavedTextArea({ record, field, part, ...props }: SavedTextAreaProps) {
  const saved = useRecordField(record, field)
  const typed = useTypedText(saved)
  return (
    <div className="flex flex-col gap-2" data-part={part}>
      <TextArea {...props} {...typed} error={saved.fault} />
      <Conflict saved={saved} label={props.label} lang={props.lang} />
    </div>
  )
}

export function SavedTextField({ record, field, className = '', ...props }: SavedFieldProps) {
  const saved = useRecordField(record, field)
  const typed = useTypedText(saved)
  return (
    <div className={`flex flex-col gap-2 ${className}`}>
      <TextField {...props} {...typed} error={saved.fault} dense />
      <Conflict saved={saved} label={props.label} lang={props.lang} />
    </div>
  )
}

/** A date as precise as it is known. What is no date yet is kept, but only sent when it is one. */
export function SavedDateField({ record, field, faultText, ...props }: SavedFieldProps & { faultText: string }) {
  const saved = useRecordField(record, field)
  const typed = useTypedText(saved)
  return (
    <div className="flex flex-col gap-2">
      <DateField {...props} {...typed} faultText={faultText} error={saved.fault ? faultText : undefined} dense />
      <Conflict saved={saved} label={props.label} />
    </div>
  )
}

interface SavedSelectProps<Id extends string> extends SavedFieldProps {
  options: readonly Option<Id>[]
  /** Words of the first option, which takes the value away. */
  noneLabel?: string
}

const NONE = ''

/** One of a few codes; chosen is saved. */
export function SavedSelect<Id extends string>({ record, field, options, noneLabel, ...props }: SavedSelectProps<Id>) {
  const saved = useRecordField(record, field)
  const all: Option[] = noneLabel === undefined ? [...options] : [{ id: NONE, label: noneLabel }, ...options]
  const word = (value: unknown) => all.find(({ id }) => id === (value ?? NONE))?.label ?? ''
  return (
    <div className="flex flex-col gap-2">
      <Select
        {...props}
        options={all}
        value={typeof saved.value === 'string' ? saved.value : noneLabel === undefined ? null : NONE}
        onChange={(id) => saved.choose(id === NONE ? null : id)}
        error={saved.fault}
        dense
      />
      {saved.theirs === undefined ? null : (
        <ConflictChoice
          field={props.label}
          mine={saved.value}
          theirs={saved.theirs}
          inWords={word}
          onPick={saved.settle}
        />
      )}
    </div>
  )
}
