'use client'

import { Minus, Plus } from 'lucide-react'
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components'
import { iconButtonStyle } from './button-style'
import { FieldError, FieldHint, FieldLabel, type FieldWords } from './field'
import { fieldStyle, inputStyle } from './field-style'
import { Icon } from './icon'

export interface NumberFieldProps extends Omit<AriaNumberFieldProps, 'className' | 'children'>, FieldWords {
  className?: string
}

/** A number, typed or stepped; digits as the language writes them. */
export function NumberField({ label, hideLabel, hint, error, className = '', ...props }: NumberFieldProps) {
  return (
    <AriaNumberField {...props} isInvalid={props.isInvalid ?? Boolean(error)} className={`${fieldStyle} ${className}`}>
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Group className="flex items-center gap-1">
        <Input className={inputStyle({ className: 'figures w-24' })} />
        <Button slot="decrement" className={iconButtonStyle({ outlined: true })}>
          <Icon of={Minus} />
        </Button>
        <Button slot="increment" className={iconButtonStyle({ outlined: true })}>
          <Icon of={Plus} />
        </Button>
      </Group>
      <FieldHint hint={hint} />
      <FieldError error={error} />
    </AriaNumberField>
  )
}
