import NextLink from 'next/link'

interface BrandProps {
  /** Where it leads; without it, only the word. */
  href?: string
  /** What it leads to, for assistive technology: "Stet – inbox". */
  label?: string
  size?: 'md' | 'lg'
}

const SIZES = { md: 'text-[1.375rem]', lg: 'text-[2.25rem]' }

/**
 * The name with a proof-reader's dots under it: in a margin they say "let it stand". Blue, as from the editor's pencil.
 */
export function Brand({ href, label, size = 'md' }: BrandProps) {
  const word = (
    <span
      lang="en"
      dir="ltr"
      className={`inline-flex w-fit flex-col font-semibold font-serif text-ink leading-none tracking-tight ${SIZES[size]}`}
    >
      Stet
      <svg viewBox="0 0 40 4" aria-hidden="true" className="-mt-px block h-auto w-0 min-w-full text-accent">
        {[4, 12, 20, 28, 36].map((x) => (
          <circle key={x} cx={x} cy="2" r="1.35" fill="currentColor" />
        ))}
      </svg>
    </span>
  )
  return href ? (
    <NextLink href={href} prefetch={false} aria-label={label} className="inline-flex rounded-sm p-1">
      {word}
    </NextLink>
  ) : (
    word
  )
}
