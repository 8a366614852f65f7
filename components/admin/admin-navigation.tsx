'use client'

import NextLink from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'

const PLACES = ['people', 'desks', 'scale', 'settings', 'keys', 'audit', 'outbox', 'backup'] as const

/** The places of the administration, one bar under the header; it wraps on a narrow screen. */
export function AdminNavigation() {
  const t = useTranslations('admin')
  const path = usePathname()
  return (
    <nav aria-label={t('places')} className="border-line border-b bg-well/60 print:hidden">
      <ul className="mx-auto flex max-w-6xl flex-wrap gap-x-5 px-4 lg:px-6">
        {PLACES.map((place) => {
          const href = `/admin/${place}`
          const here = path === href || path.startsWith(`${href}/`)
          return (
            <li key={place}>
              <NextLink
                href={href}
                aria-current={here ? 'page' : undefined}
                className="inline-flex min-h-9 items-center border-transparent border-b-2 text-ink-soft text-sm hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
              >
                {t(`${place}.title`)}
              </NextLink>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
