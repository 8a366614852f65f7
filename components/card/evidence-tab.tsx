'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { isCounted } from '@/lib/domain/evidence'
import type { ClaimView } from '@/lib/schemas/claim'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Notice } from '../ui/notice'
import { AttachForm } from './attach-form'
import { EvidenceItem } from './evidence-item'

interface EvidenceTabProps {
  claim: ClaimView
  /** The form of a new piece is open from the start: a key asked for it. */
  begin: boolean
  isDisabled: boolean
}

/** What speaks for and against a claim, and from how many separate origins. (rules R9, R10) */
export function EvidenceTab({ claim, begin, isDisabled }: EvidenceTabProps) {
  const t = useTranslations('workspace')
  const [isAttaching, setAttaching] = useState(begin || claim.evidence.length === 0)
  const counted = claim.evidence.filter(isCounted)
  const late = claim.evidence.filter((item) => item.late !== null)
  const hindsight = claim.evidence.filter((item) => item.hindsight)
  return (
    <div data-part="evidence" className="flex flex-col gap-4">
      {claim.evidence.length > 0 ? (
        <p className="figures text-ink-soft text-sm">
          {t('evidenceCount', { count: counted.length, origins: claim.independentOrigins })}
        </p>
      ) : (
        <p className="text-ink-soft text-sm">{t('noEvidence')}</p>
      )}
      <ol className="flex flex-col gap-2">
        {counted.map((item) => (
          <EvidenceItem key={item.id} evidence={item} isDisabled={isDisabled} />
        ))}
      </ol>
      {late.length > 0 ? (
        <section aria-labelledby={`late-${claim.id}`} className="flex flex-col gap-2">
          <h4 id={`late-${claim.id}`} className="font-medium text-sm">
            {t('lateTitle')}
          </h4>
          <Notice tone="caution">{t('lateText')}</Notice>
          <ol className="flex flex-col gap-2">
            {late.map((item) => (
              <EvidenceItem key={item.id} evidence={item} isDisabled={isDisabled} />
            ))}
          </ol>
        </section>
      ) : null}
      {hindsight.length > 0 ? (
        <section aria-labelledby={`hindsight-${claim.id}`} className="flex flex-col gap-2">
          <h4 id={`hindsight-${claim.id}`} className="font-medium text-sm">
            {t('hindsightTitle')}
          </h4>
          <p className="text-ink-faint text-sm">{t('hindsightText')}</p>
          <ol className="flex flex-col gap-2">
            {hindsight.map((item) => (
              <EvidenceItem key={item.id} evidence={item} isDisabled={isDisabled} />
            ))}
          </ol>
        </section>
      ) : null}
      {isDisabled ? null : isAttaching ? (
        <AttachForm claim={claim} onDone={() => setAttaching(false)} />
      ) : (
        <div>
          <Button size="sm" onPress={() => setAttaching(true)}>
            <Icon of={Plus} size={14} /> {t('attachEvidence')}
          </Button>
        </div>
      )}
    </div>
  )
}
