/** Strokes of a few of lucide's icons (ISC licence), on its grid of 24. */
const STROKES = {
  alert: ['M12 8v4', 'M12 16h.01', 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0'],
  caution: ['m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3', 'M12 9v4', 'M12 17h.01'],
  check: ['m16 9-5.5 5.5L8 12', 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0'],
  chevron: ['m9 18 6-6-6-6'],
  corrected: [
    'M10.5 22H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.706.706l3.588 3.588A2.4 2.4 0 0 1 20 8v6',
    'M14 2v5a1 1 0 0 0 1 1h5',
    'm14 20 2 2 4-4',
  ],
  info: ['M12 16v-4', 'M12 8h.01', 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0'],
  newspaper: [
    'M15 18h-5',
    'M18 14h-8',
    'M4 22h16a2 2 0 0 0 2-2V4a2 2 0 0 0-2-2H8a2 2 0 0 0-2 2v16a2 2 0 0 1-4 0v-9a2 2 0 0 1 2-2h2',
    'M11 6h6a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1',
  ],
  nothing: ['m13.5 8.5-5 5', 'm8.5 8.5 5 5', 'm21 21-4.3-4.3', 'M19 11a8 8 0 1 1-16 0 8 8 0 0 1 16 0'],
} as const satisfies Record<string, readonly string[]>

export type DrawnIconName = keyof typeof STROKES

interface DrawnIconProps {
  of: DrawnIconName
  /** Edge in pixels. */
  size?: number
  className?: string
}

/**
 * An icon of plain elements, for what stands in pages with and without scripts: the library's own are components with
 * state. Hidden from assistive technology, for the words beside it say it.
 */
export function DrawnIcon({ of, size = 16, className = '' }: DrawnIconProps) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
    >
      {STROKES[of].map((stroke) => (
        <path key={stroke} d={stroke} />
      ))}
    </svg>
  )
}
