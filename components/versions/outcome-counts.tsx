'use client'

import { useTranslations } from 'use-intl'
import { ANCHOR_OUTCOMES } from '@/lib/domain/codes'
import type { OutcomeCounts as Counts } from '@/lib/schemas/article-version'

/** How many marks came to each outcome, those that none came to left out. */
export function OutcomeCounts({ counts }: { counts: Counts }) {
  const t = useTranslations('versions')
  const said = ANCHOR_OUTCOMES.filter((outcome) => counts[outcome] > 0)
  if (said.length === 0) return t('noMarks')
  return said.map((outcome) => t(`outcomeCode.${outcome}`, { count: counts[outcome] })).join(' · ')
}
