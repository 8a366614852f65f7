import { PencilLine } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useWriters } from '../workspace-state/use-presence'
import { Icon } from '../ui/icon'

/** Says on a card that somebody else writes in it at the moment. It locks nothing: what both write is merged or chosen. */
export function WrittenBy({ claimId }: { claimId: string }) {
  const t = useTranslations('workspace')
  const names = useWriters(claimId)
  if (names.length === 0) return null
  return (
    <span className="inline-flex items-center gap-1 text-accent">
      <Icon of={PencilLine} size={14} />
      <bdi>{t('writtenBy', { count: names.length, names: names.join(', ') })}</bdi>
    </span>
  )
}
