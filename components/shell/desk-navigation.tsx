'use client'

import NextLink from 'next/link'
import { useTranslations } from 'use-intl'
import { Count } from '../ui/badge'
import { isAt, placesFor } from './desk-places'

interface DeskNavigationProps {
  path: string
  may: { administer: boolean }
  reviewsWaiting: number
}

/** Where one can go; on a narrow screen a second line that scrolls sideways. */
export function DeskNavigation({ path, may, reviewsWaiting }: DeskNavigationProps) {
  const t = useTranslations('shell')
  return (
    <nav
      aria-label={t('mainNavigation')}
      className="max-lg:order-last max-lg:-mx-4 max-lg:basis-[calc(100%+2rem)] max-lg:overflow-x-auto max-lg:border-line max-lg:border-t max-lg:px-4 max-sm:px-3 max-lg:[scrollbar-width:none]"
    >
      <ul className="flex items-stretch gap-4 max-sm:justify-between max-sm:gap-1.5 lg:gap-5">
        {placesFor(may).map((place) => (
          <li key={place.href}>
            <NextLink
              href={place.href}
              prefetch={false}
              aria-current={isAt(path, place) ? 'page' : undefined}
              className="flex h-10 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 text-base text-ink-soft max-sm:gap-1 max-sm:text-sm transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink lg:h-13"
            >
              {t(place.name)}
              {place.name === 'reviews' && reviewsWaiting > 0 ? (
                <Count value={reviewsWaiting} most={99} label={t('reviewsWaiting', { count: reviewsWaiting })} />
              ) : null}
            </NextLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
