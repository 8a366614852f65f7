'use client'

import { Waypoints } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Icon } from '../ui/icon'
import { Switch } from '../ui/switch'

/** Comes when it is first wanted: laying out takes a library that nothing else needs. */
const ClaimGraphDrawing = lazy(async () => ({ default: (await import('./claim-graph-drawing')).ClaimGraphDrawing }))

/** Opens the drawing of how the claims of the article stand to each other. The list beside it says the same in words. */
export function ClaimGraphDialog() {
  const t = useTranslations('workspace')
  const [isOpen, setOpen] = useState(false)
  const [all, setAll] = useState(false)
  return (
    <>
      <Button size="sm" variant="quiet" onPress={() => setOpen(true)} className="-ms-2 mt-1">
        <Icon of={Waypoints} size={14} /> {t('graph')}
      </Button>
      <Dialog title={t('graphTitle')} size="full" isOpen={isOpen} onOpenChange={setOpen}>
        <Switch isSelected={all} onChange={setAll}>
          {t('graphAll')}
        </Switch>
        <div className="overflow-x-auto">
          <Suspense fallback={<p className="py-8 text-center text-ink-faint">{t('graphComing')}</p>}>
            <ClaimGraphDrawing all={all} onOpen={() => setOpen(false)} />
          </Suspense>
        </div>
      </Dialog>
    </>
  )
}
