'use client'

import { Check, ChevronDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { DialogTrigger, Popover } from '../ui/popover'

export interface DeskChoice {
  id: string
  name: string
}

interface DeskSwitcherProps {
  desks: readonly DeskChoice[]
  current: string | null
  back: string
}

/** Which desk's work is in view. A plain form: the choice is a cookie, the page comes back. */
export function DeskSwitcher({ desks, current, back }: DeskSwitcherProps) {
  const t = useTranslations('shell')
  const chosen = desks.find((desk) => desk.id === current)
  return (
    <DialogTrigger>
      <Button variant="quiet" size="sm" aria-label={`${t('desk')}: ${chosen?.name ?? t('allDesks')}`}>
        <bdi className="max-w-32 truncate">{chosen?.name ?? t('allDesks')}</bdi>
        <Icon of={ChevronDown} size={14} />
      </Button>
      <Popover label={t('chooseDesk')} placement="bottom end" className="p-1">
        <form method="post" action="/preferences" className="flex min-w-44 flex-col">
          <input type="hidden" name="back" value={back} />
          {[{ id: '', name: t('allDesks') }, ...desks].map((desk) => (
            <button
              key={desk.id}
              type="submit"
              name="desk"
              value={desk.id}
              aria-pressed={desk.id === (current ?? '')}
              className="flex min-h-8 items-center gap-2 rounded-sm px-2.5 text-start hover:bg-hover focus-visible:-outline-offset-2"
            >
              <Icon of={Check} size={14} className={desk.id === (current ?? '') ? 'text-accent' : 'invisible'} />
              <bdi>{desk.name}</bdi>
            </button>
          ))}
        </form>
      </Popover>
    </DialogTrigger>
  )
}
