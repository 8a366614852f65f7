'use client'

import { useTranslations } from 'use-intl'
import {
  SHORTCUTS,
  type ShortcutGroup,
  type ShortcutId,
  shownKeys,
  switchSingleKeys,
  useSingleKeys,
} from '@/lib/browser/shortcuts'
import { Dialog, type OverlayState } from '../ui/dialog'
import { KeyCap } from '../ui/key-cap'
import { Switch } from '../ui/switch'
import { useMac } from './mac'

const GROUPS: readonly ShortcutGroup[] = [
  'anywhere',
  'lists',
  'workspace',
  'selection',
  'claim',
  'review',
  'reanchoring',
]

/** All shortcuts by place, and the switch for those of one key (WCAG 2.1.4). */
export function ShortcutSheet(state: OverlayState) {
  const t = useTranslations('shell')
  const singleKeys = useSingleKeys()
  return (
    <Dialog {...state} title={t('shortcuts')} size="lg">
      <div className="gap-8 md:columns-2">
        {GROUPS.map((group) => (
          <ShortcutList key={group} group={group} />
        ))}
      </div>
      <div className="mt-2 border-line border-t pt-4">
        <Switch isSelected={singleKeys} onChange={switchSingleKeys} hint={t('singleKeysHint')}>
          {t('singleKeys')}
        </Switch>
        <p className="mt-2 text-ink-faint text-sm">{t('shortcutsNote')}</p>
      </div>
    </Dialog>
  )
}

function ShortcutList({ group }: { group: ShortcutGroup }) {
  const t = useTranslations('shell')
  const mac = useMac()
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1 font-semibold text-ink-faint text-sm">{t(`group.${group}`)}</h3>
      <dl>
        {idsOf(group).map((id) => (
          <div key={id} className="flex items-baseline justify-between gap-4 border-line border-b py-1 last:border-b-0">
            <dt>{t(`shortcut.${id}`)}</dt>
            <dd>
              <KeyCap>{shownKeys(id, mac)}</KeyCap>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function idsOf(group: ShortcutGroup): ShortcutId[] {
  const ids: ShortcutId[] = []
  let id: ShortcutId
  for (id in SHORTCUTS) if (SHORTCUTS[id].group === group) ids.push(id)
  return ids
}
