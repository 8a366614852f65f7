import { ChevronRight } from 'lucide-react'
import { Icon } from './icon'
import { Link } from './link'

export interface Crumb {
  label: string
  /** Left out for the page one is on. */
  href?: string
  /** Language of the label where it is not the interface's. */
  lang?: string
}

/** The way here. `label` names the landmark. */
export function Breadcrumbs({ crumbs, label }: { crumbs: readonly Crumb[]; label: string }) {
  return (
    <nav aria-label={label} className="min-w-0">
      <ol className="flex min-w-0 flex-wrap items-center gap-1 text-ink-faint text-sm">
        {crumbs.map((crumb, place) => (
          <li key={crumb.label} className="flex min-w-0 items-center gap-1">
            {place > 0 ? <Icon of={ChevronRight} directional size={12} /> : null}
            {crumb.href ? (
              <Link href={crumb.href} variant="plain" className="truncate">
                <bdi lang={crumb.lang}>{crumb.label}</bdi>
              </Link>
            ) : (
              <span aria-current="page" className="truncate text-ink-soft">
                <bdi lang={crumb.lang}>{crumb.label}</bdi>
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
