interface BrandProps {
  size?: 'md' | 'lg'
}

/** Look of a link that holds the name and nothing else. It says where it leads by its `aria-label`: "Stet – inbox". */
export const BRAND_LINK = 'inline-flex rounded-sm p-1'

const SIZES = { md: 'text-[1.375rem]', lg: 'text-[2.25rem]' }

/**
 * The name with a proof-reader's dots under it: in a margin they say "let it stand". Blue, as from the editor's pencil.
 */
export function Brand({ size = 'md' }: BrandProps) {
  return (
    <span
      lang="en"
      dir="ltr"
      className={`inline-flex w-fit shrink-0 flex-col whitespace-nowrap font-semibold font-serif text-ink leading-none tracking-tight ${SIZES[size]}`}
    >
      Stet
      <svg viewBox="0 0 40 4" aria-hidden="true" className="-mt-px block h-auto w-0 min-w-full text-accent">
        {[4, 12, 20, 28, 36].map((x) => (
          <circle key={x} cx={x} cy="2" r="1.35" fill="currentColor" />
        ))}
      </svg>
    </span>
  )
}
