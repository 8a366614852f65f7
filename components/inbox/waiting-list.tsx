import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Moment } from '@/components/shell/moment'
import { Count } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { directionOf } from '@/lib/domain/language'

/** One thing that waits, in words. */
export interface WaitingItem {
  readonly id: string
  readonly href: string
  /** C3: how the claim is called in its article; null for what is no claim. */
  readonly claimKey: string | null
  readonly statement: string
  readonly language: string
  /** "Omar returned it". */
  readonly who: string | null
  /** The reason, or the comment's text. */
  readonly words?: string | null
  readonly article: string
  readonly since: string
  readonly marks?: ReactNode
}

interface WaitingListProps {
  id: string
  title: string
  icon: LucideIcon
  items: readonly WaitingItem[]
}

/** What waits for one person for one reason. */
export function WaitingList({ id, title, icon, items }: WaitingListProps) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-1 flex items-center gap-2 font-semibold text-ink-soft text-sm">
        <Icon of={icon} className="text-ink-faint" />
        {title}
        <Count value={items.length} />
      </h2>
      <ul className="overflow-hidden rounded-lg border border-line bg-sheet">
        {items.map((item) => (
          <li key={item.id} className="border-line border-b last:border-b-0">
            <article className="relative flex gap-3 px-4 py-3 transition-colors hover:bg-hover/60">
              {item.claimKey === null ? null : (
                <span className="figures w-9 shrink-0 pt-px font-medium text-ink-faint text-sm">{item.claimKey}</span>
              )}
              <div className="min-w-0 grow">
                <h3 className="leading-snug">
                  <Link
                    href={item.href}
                    variant="plain"
                    lang={item.language}
                    dir={directionOf(item.language)}
                    className="quoted after:absolute after:inset-0"
                  >
                    {item.statement}
                  </Link>
                </h3>
                {item.words ? (
                  <p dir="auto" className="mt-1 border-line-strong border-s-2 ps-2.5 text-ink">
                    {item.words}
                  </p>
                ) : null}
                <p className="mt-1 text-ink-faint text-sm">
                  {item.marks ? (
                    <span className="me-2 inline-flex flex-wrap items-center gap-x-2 align-middle">{item.marks}</span>
                  ) : null}
                  {item.who ? (
                    <>
                      <bdi>{item.who}</bdi>
                      {' · '}
                    </>
                  ) : null}
                  <bdi>{item.article}</bdi>
                  {' · '}
                  <Moment at={item.since} />
                </p>
              </div>
            </article>
          </li>
        ))}
      </ul>
    </section>
  )
}
