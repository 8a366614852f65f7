interface KeyCapProps {
  children: string
  tone?: 'plain' | 'inverse'
}

/** A key as printed on the keyboard. Keys are Latin and read left to right in any language. */
export function KeyCap({ children, tone = 'plain' }: KeyCapProps) {
  const colours = tone === 'plain' ? 'border-line-strong bg-sheet text-ink-soft' : 'border-current/40 text-current'
  return (
    <kbd
      dir="ltr"
      className={`inline-block min-w-5 rounded-sm border px-1 text-center font-sans text-xs leading-4.5 ${colours}`}
    >
      {children}
    </kbd>
  )
}
