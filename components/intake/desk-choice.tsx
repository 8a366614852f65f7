'use client'

import { useTranslations } from 'use-intl'
import { Select } from '../ui/select'

interface DeskChoiceProps {
  desks: readonly { readonly id: string; readonly name: string }[]
  desk: string | null
  onChange: (desk: string) => void
}

/** To which desk the article goes; not asked where there is only one. */
export function DeskChoice({ desks, desk, onChange }: DeskChoiceProps) {
  const t = useTranslations('intake')
  if (desks.length < 2) return null
  return (
    <Select
      label={t('desk')}
      options={desks.map(({ id, name }) => ({ id, label: name }))}
      value={desk}
      onChange={onChange}
      className="max-w-xs"
    />
  )
}
