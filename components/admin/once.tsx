'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { NativeInput } from '../ui/form-field'
import { Notice } from '../ui/notice'

interface OnceProps {
  title: string
  text: string
  label: string
  /** The link or key. */
  value: string
}

/** A secret that is shown this once, to be copied. Without script it is a field to select. */
export function Once({ title, text, label, value }: OnceProps) {
  const t = useTranslations('common')
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
  }
  return (
    <Notice tone="caution" role="status" title={title} className="mb-6">
      <p className="mt-1">{text}</p>
      <div className="mt-3 flex flex-wrap items-end gap-2">
        <NativeInput
          name="once"
          label={label}
          defaultValue={value}
          readOnly
          dir="ltr"
          className="min-w-0 max-w-2xl grow"
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onPress={copy}>{copied ? t('copied') : t('copy')}</Button>
      </div>
    </Notice>
  )
}
