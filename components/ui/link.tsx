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

/** A link inside Stet. Works without JavaScript and in server components. */
export function Link({ variant, className, ...props }: LinkProps) {
  return <NextLink {...props} className={linkStyle({ variant, className })} />
}

type OutsideLinkProps = Omit<ComponentProps<'a'>, 'rel'> & VariantProps<typeof linkStyle>

/** A link to somebody else's page: nothing of ours goes along. The caller shows only http(s) addresses. */
export function OutsideLink({ variant, className, ...props }: OutsideLinkProps) {
  return <a {...props} rel="noopener noreferrer nofollow" className={linkStyle({ variant, className })} />
}

type LinkButtonProps = ComponentProps<typeof NextLink> & ButtonLook

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ variant, size, className, ...props }: LinkButtonProps) {
  return <NextLink {...props} className={buttonStyle({ variant, size, className })} />
}
