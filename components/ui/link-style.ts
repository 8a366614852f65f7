import { tv, type VariantProps } from 'tailwind-variants'

/** One look for all that leads somewhere: in the pages of the desk and in those without scripts. */
export const linkStyle = tv({
  base: 'rounded-sm transition-colors',
  variants: {
    variant: {
      text: 'text-accent underline decoration-1 underline-offset-3 hover:text-accent-strong hover:decoration-2',
      plain: 'text-inherit no-underline hover:text-accent hover:underline hover:underline-offset-3',
      quiet:
        'text-ink-soft underline decoration-line-strong underline-offset-3 hover:text-ink hover:decoration-current',
    },
  },
  defaultVariants: { variant: 'text' },
})

export type LinkLook = VariantProps<typeof linkStyle>
