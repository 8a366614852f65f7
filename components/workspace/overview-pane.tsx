'use client'

import { Activity, type ComponentProps, memo } from 'react'
import { useTranslations } from 'use-intl'
import { FilterBar } from '../claims/filter-bar'
import { Overview } from '../claims/overview'

/** Filters and overview beside the text, which come alive by themselves, as the text does. */
export const OverviewPane = memo(function OverviewPane(props: ComponentProps<typeof FilterBar>) {
  const t = useTranslations('workspace')
  const isFiltered = props.filters.size > 0 || props.words.trim() !== ''
  return (
    <Activity>
      <div className="flex flex-col gap-5">
        <FilterBar {...props} />
        {props.shown === 0 && isFiltered ? <p className="text-ink-faint text-sm">{t('noMatch')}</p> : null}
        <Overview />
      </div>
    </Activity>
  )
})
