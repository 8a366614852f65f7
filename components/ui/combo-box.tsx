'use client'

import { ChevronDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ComboBox as AriaComboBox, Button, Group, Input, type Key, Popover } from 'react-aria-components'
import { iconButtonStyle } from './button-style'
import { FieldError, FieldHint, FieldLabel, type FieldWords } from './field'
import { fieldStyle, floatStyle, inputStyle } from './field-style'
import { Icon } from './icon'
import { ListBox, OptionItem } from './list-box'
import type { Option } from './option'

export interface ComboBoxProps<Id extends string> extends FieldWords {
  /** What to offer for the text of the moment: filtered by whoever gives them (the server, usually). */
  suggestions: readonly Option<Id>[]
  /** The text in the field. */
  text: string
  onTextChange: (text: string) => void
  /** A suggestion was taken. The text becomes its label by the caller's doing. */
  onChoose: (id: Id) => void
  /** Enter or leaving the field with words that are no suggestion; without it only suggestions count. */
  onCommitText?: (text: string) => void
  /** Shown in the open list when there is nothing to offer: "No match", "Looking …". */
  emptyText?: ReactNode
  placeholder?: string
  name?: string
  lang?: string
  isDisabled?: boolean
  isRequired?: boolean
  autoFocus?: boolean
  dense?: boolean
  className?: string
  onBlur?: () => void
}

/** Type-ahead: suggestions come from outside, own words are allowed where `onCommitText` is given. */
export function ComboBox<Id extends string>({
  label,
  hideLabel,
  hint,
  error,
  suggestions,
  text,
  onTextChange,
  onChoose,
  onCommitText,
  emptyText,
  placeholder,
  lang,
  dense,
  className = '',
  ...props
}: ComboBoxProps<Id>) {
  // The list closes when a value appears; what the value means is the caller's, so it goes with the list.
  const [taken, setTaken] = useState<Key | null>(null)
  // Only typing opens it: text that changes by the caller's doing, as a name that the server has answered, does not.
  const [isTyping, setTyping] = useState(false)
  const choose = (key: Key | null) => {
    const chosen = suggestions.find((suggestion) => suggestion.id === key)
    if (chosen) {
      setTaken(chosen.id)
      onChoose(chosen.id)
    } else if (text.trim() !== '') onCommitText?.(text.trim())
  }
  return (
    <AriaComboBox
      {...props}
      items={suggestions}
      inputValue={text}
      onInputChange={(typed) => {
        setTyping(true)
        onTextChange(typed)
      }}
      value={taken}
      onChange={choose}
      onOpenChange={(isOpen) => {
        if (isOpen) return
        setTaken(null)
        setTyping(false)
      }}
      allowsCustomValue={onCommitText !== undefined}
      allowsEmptyCollection={emptyText !== undefined}
      defaultFilter={() => true}
      menuTrigger={isTyping ? 'input' : 'manual'}
      isInvalid={Boolean(error)}
      className={`${fieldStyle} ${className}`}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Group
        className={inputStyle({
          dense,
          className:
            'flex items-center p-0 focus-within:outline-2 focus-within:outline-focus focus-within:outline-offset-2',
        })}
      >
        <Input
          dir="auto"
          lang={lang}
          placeholder={placeholder ?? ' '}
          className="min-w-0 grow self-stretch rounded-md bg-transparent py-1 ps-3 text-start outline-none"
        />
        <Button className={iconButtonStyle({ className: 'me-0.5' })}>
          <Icon of={ChevronDown} />
        </Button>
      </Group>
      <FieldHint hint={hint} />
      <FieldError error={error} />
      <Popover offset={4} className={floatStyle({ className: 'min-w-(--trigger-width) max-w-lg overflow-auto' })}>
        <ListBox
          items={suggestions}
          renderEmptyState={() => <div className="px-2.5 py-1.5 text-ink-faint text-sm">{emptyText}</div>}
        >
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
