export interface SkipLink {
  /** `id` of the place, without `#`. It has `tabIndex={-1}`. */
  to: string
  label: string
}

/** The first stop of the Tab key: past the header, to the parts of the page. Seen when focused. */
export function SkipLinks({ links }: { links: readonly SkipLink[] }) {
  return (
    <div className="contents print:hidden">
      {links.map(({ to, label }) => (
        <a
          key={to}
          href={`#${to}`}
          className="fixed start-3 top-2 z-70 -translate-y-24 rounded-md bg-ink px-4 py-2 font-medium text-paper shadow-float focus:translate-y-0"
        >
          {label}
        </a>
      ))}
    </div>
  )
}
