'use client'

import { use } from 'react'
import { useTranslations } from 'use-intl'
import { Avatar } from '../ui/avatar'
import { Button } from '../ui/button'
import { Menu, MenuItem, MenuTrigger } from '../ui/menu'
import { PresenceContext } from '../workspace-state/use-presence'
import { useView, useWorkspace } from '../workspace-state/workspace-context'

/** So many stand as initials; the others as a number. */
const SHOWN = 3

/** Who else has the article open: initials, and as a list where each of them writes. */
export function OthersHere() {
  const t = useTranslations('workspace')
  const others = use(PresenceContext)
  const { claims } = useView()
  const { open } = useWorkspace()
  if (others.length === 0) return null
  const names = others.map(({ name }) => name)
  return (
    <MenuTrigger>
      <Button
        size="sm"
        variant="quiet"
        aria-label={t('alsoHere', { count: others.length, names: names.join(', ') })}
        className="px-1"
      >
        <span className="flex gap-0.5">
          {others.slice(0, SHOWN).map(({ personId, name }) => (
            <span key={personId} className="flex max-drawer:not-first:hidden">
              <Avatar name={name} size="sm" />
            </span>
          ))}
        </span>
        {others.length > SHOWN ? <More count={others.length - SHOWN} className="max-drawer:hidden" /> : null}
        {others.length > 1 ? <More count={others.length - 1} className="drawer:hidden" /> : null}
      </Button>
      <Menu>
        {others.map(({ personId, name, claimId }) => {
          const claim = claims.find(({ id }) => id === claimId)
          return (
            <MenuItem
              key={personId}
              textValue={name}
              description={claim ? t('writesIn', { key: claim.key }) : t('reads')}
              onAction={() => {
                if (claim) open(claim.id, { scroll: true, part: 'heading' })
              }}
            >
              <bdi>{name}</bdi>
            </MenuItem>
          )
        })}
      </Menu>
    </MenuTrigger>
  )
}

/** How many there is no room for. */
function More({ count, className }: { count: number; className: string }) {
  return (
    <span dir="ltr" className={`figures ${className}`}>
      +{count}
    </span>
  )
}
