'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { beyondView, type CardSize, KEY, layoutRail, type RailLayout } from './rail-layout'

/** A card of the rail, in the order of the text. */
export interface RailItem {
  /** What it is called in the page: a claim's name, the key of a mark on its way. */
  readonly id: string
  /** Where its mark begins, in code points. */
  readonly start: number
  readonly card: ReactNode
  /** It is always shown whole. */
  readonly stays?: boolean
}

interface RailProps {
  items: readonly RailItem[]
  /** The name of the claim whose card is open. */
  openId: string | null
  /** Goes to a card that lies out of view. */
  onGoTo: (name: string) => void
}

interface Placed {
  readonly sizes: readonly CardSize[]
  readonly layout: RailLayout
}

const NOTHING: Placed = { sizes: [], layout: { places: [], height: 0 } }

/** Height of the bars that stand above the rail, in CSS pixels. */
const BARS = 112

/** Room that a button at the edge takes. */
const BUCKET = 44

/** The text beside which the cards stand. It is there before its own scripts are: the server has written it. */
const articleText = () => document.querySelector<HTMLElement>('[data-article]')

/**
 * Cards beside their lines. They stand in the flow until the first layout has run, so that the list can be read without
 * it; then each is moved to its place, without drawing anything again. A card far out of sight is neither styled nor laid
 * out until one comes near; until then it counts with a usual card's height.
 */
export function Rail({ items, openId, onGoTo }: RailProps) {
  const t = useTranslations('workspace')
  const list = useRef<HTMLOListElement>(null)
  const placed = useRef<Placed>(NOTHING)
  /** Heights of whole cards: one that is put away can't be measured. */
  const heights = useRef(new Map<string, number>())
  const [beyond, setBeyond] = useState<{ above: readonly string[]; below: readonly string[] }>({ above: [], below: [] })

  /** Changes when cards come, go, or belong to other words: their heights are watched by themselves. */
  const order = items.map(({ id, start }) => `${id}@${start}`).join(' ')

  const look = useEffectEvent(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0
    const { sizes, layout } = placed.current
    const seen = { from: BARS - top, to: window.innerHeight - top }
    const beyond = beyondView(sizes, layout, seen)
    // The open card is being worked in: nothing is laid over it.
    const at = sizes.findIndex(({ id }) => id === openId)
    const from = layout.places[at]?.top ?? Number.POSITIVE_INFINITY
    const to = from + (sizes[at]?.height ?? 0)
    const next = {
      above: from < seen.from + BUCKET && to > seen.from ? [] : beyond.above,
      below: from < seen.to && to > seen.to - BUCKET ? [] : beyond.below,
    }
    setBeyond((now) => (now.above.length === next.above.length && now.below.length === next.below.length ? now : next))
  })

  const arrange = useEffectEvent(() => {
    const rail = list.current
    const article = articleText()
    if (!rail || !article) return
    placed.current = place(rail, article, openId, heights.current)
    look()
  })

  // The layout follows what is drawn: which cards there are, and which is open.
  useLayoutEffect(() => {
    arrange()
  }, [order, openId])

  useEffect(() => {
    const rail = list.current
    if (!rail) return
    const watcher = new ResizeObserver(() => arrange())
    for (const card of rail.children) watcher.observe(card)
    const article = articleText()
    if (article) watcher.observe(article)
    return () => watcher.disconnect()
  }, [order])

  useEffect(() => {
    let frame = 0
    const scrolled = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => look())
    }
    window.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', scrolled)
    }
  }, [])

  return (
    <section id="claims" aria-label={t('claims')} tabIndex={-1} data-region className="min-w-0 outline-none">
      <h2 className="sr-only">{t('claims')}</h2>
      <Bucket
        icon={ChevronUp}
        ids={beyond.above}
        words={t('cardsAbove', { count: beyond.above.length })}
        className="top-28"
        onPress={() => {
          const nearest = beyond.above.at(-1)
          if (nearest) onGoTo(nearest)
        }}
      />
      <ol ref={list} className="group/rail relative flex flex-col gap-2">
        {items.map(({ id, card, stays }) => (
          <li
            key={id}
            data-rail-card={id}
            data-stays={stays ? '' : undefined}
            className={`group/place data-glides:transition-transform group-data-placed/rail:absolute group-data-placed/rail:inset-x-0 group-data-placed/rail:top-0 ${stays || id === openId ? '' : 'rail-place'}`}
          >
            {card}
          </li>
        ))}
      </ol>
      <Bucket
        icon={ChevronDown}
        ids={beyond.below}
        words={t('cardsBelow', { count: beyond.below.length })}
        className="bottom-3 items-end"
        onPress={() => {
          const [nearest] = beyond.below
          if (nearest) onGoTo(nearest)
        }}
      />
    </section>
  )
}

/** Measures everything once, then moves every card. */
function place(rail: HTMLElement, article: HTMLElement, activeId: string | null, heights: Map<string, number>): Placed {
  const origin = rail.getBoundingClientRect().top
  const marks = new Map<string, number>()
  for (const mark of article.querySelectorAll('[data-claims]')) {
    for (const id of (mark.getAttribute('data-claims') ?? '').split(' ')) {
      if (!marks.has(id)) marks.set(id, mark.getBoundingClientRect().top - origin)
    }
  }
  const end = article.getBoundingClientRect().bottom - origin
  const cards = [...rail.querySelectorAll<HTMLElement>(':scope > [data-rail-card]')]
  const sizes = cards.map((card) => {
    const id = card.dataset.railCard ?? ''
    if (card.dataset.away === undefined) heights.set(id, card.offsetHeight)
    const height = heights.get(id) ?? card.offsetHeight
    // A little above the line, so that the card's first line and the marked one stand side by side.
    return { id, wanted: (marks.get(id) ?? end) - 6, height, stays: card.dataset.stays !== undefined }
  })
  const layout = layoutRail(sizes, activeId, { width: rail.clientWidth })
  /** Hundreds that glide at once, out of sight, would hold up the ones that are seen. */
  const isNear = (top: number) => Math.abs(origin + top - window.innerHeight / 2) < 1.5 * window.innerHeight
  cards.forEach((card, at) => {
    const { top, inset, isAway } = layout.places[at] ?? { top: 0, inset: 0, isAway: false }
    // Others give way gently. A new card, and the open one, which may take the focus, stand in their places at once: while
    // a card is on its way the browser would scroll to where it comes from.
    const glides = card.style.transform !== '' && card.dataset.railCard !== activeId && isNear(top)
    card.toggleAttribute('data-glides', glides)
    card.style.transform = `translateY(${top}px)`
    card.style.insetInline = isAway ? `${inset}px auto` : ''
    card.style.width = isAway ? `${KEY.width}px` : ''
    card.toggleAttribute('data-away', isAway)
  })
  rail.style.height = `${layout.height}px`
  rail.setAttribute('data-placed', '')
  return { sizes, layout }
}

interface BucketProps {
  icon: typeof ChevronUp
  ids: readonly string[]
  words: string
  className: string
  onPress: () => void
}

/** How many cards lie out of view, and the way to the nearest. */
function Bucket({ icon, ids, words, className, onPress }: BucketProps) {
  return (
    <div className={`pointer-events-none sticky z-10 flex h-0 justify-center ${className}`}>
      {ids.length > 0 ? (
        <Button
          size="sm"
          className="pointer-events-auto h-7 rounded-full shadow-float max-rail:hidden"
          onPress={onPress}
        >
          <Icon of={icon} size={14} /> {words}
        </Button>
      ) : null}
    </div>
  )
}
