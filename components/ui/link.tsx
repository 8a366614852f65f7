import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { tv, type VariantProps } from 'tailwind-variants'
import { type ButtonLook, buttonStyle } from './button-style'

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

type LinkProps = ComponentProps<typeof NextLink> & VariantProps<typeof linkStyle>

/**
 * A link inside Stet. Works without JavaScript and in server components. Nothing is fetched before it is followed: every
 * page is made for its reader, and must be as fresh as the moment of reading.
 */
export function Link({ variant, className, prefetch = false, ...props }: LinkProps) {
  return <NextLink {...props} prefetch={prefetch} className={linkStyle({ variant, className })} />
}

type OutsideLinkProps = Omit<ComponentProps<'a'>, 'rel'> & VariantProps<typeof linkStyle>

/** A link to somebody else's page: nothing of ours goes along. The caller shows only http(s) addresses. */
export function OutsideLink({ variant, className, ...props }: OutsideLinkProps) {
  return <a {...props} rel="noopener noreferrer nofollow" className={linkStyle({ variant, className })} />
}

type LinkButtonProps = ComponentProps<typeof NextLink> & ButtonLook

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ variant, size, className, prefetch = false, ...props }: LinkButtonProps) {
  return <NextLink {...props} prefetch={prefetch} className={buttonStyle({ variant, size, className })} />
}
