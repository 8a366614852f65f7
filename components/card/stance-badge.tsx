import { useTranslations } from 'use-intl'
import type { Stance } from '@/lib/domain/codes'
import { Badge } from '../ui/badge'

const SIGNS: Readonly<Record<Stance, string>> = { supports: '+', refutes: '−', context: '○' }
const TONES = { supports: 'success', refutes: 'danger', context: 'neutral' } as const

/** What a piece of evidence does to the claim: sign, word and colour. */
export function StanceBadge({ stance }: { stance: Stance }) {
  const t = useTranslations('codes')
  return (
    <Badge tone={TONES[stance]}>
      <span aria-hidden>{SIGNS[stance]}</span>
      {t(`stance.${stance}`)}
    </Badge>
  )
}
