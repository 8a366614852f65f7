import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonLook, buttonStyle } from './button-style'
import { type LinkLook, linkStyle } from './link-style'

type LinkProps = ComponentProps<typeof NextLink> & LinkLook

/**
 * A link inside the desk. Works without JavaScript and in server components. Nothing is fetched before it is followed:
 * every page is made for its reader, and must be as fresh as the moment of reading.
 */
export function Link({ variant, className, prefetch = false, ...props }: LinkProps) {
  return <NextLink {...props} prefetch={prefetch} className={linkStyle({ variant, className })} />
}

type LinkButtonProps = ComponentProps<typeof NextLink> & ButtonLook

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ variant, size, className, prefetch = false, ...props }: LinkButtonProps) {
  return <NextLink {...props} prefetch={prefetch} className={buttonStyle({ variant, size, className })} />
}
