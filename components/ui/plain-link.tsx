import type { ComponentProps } from 'react'
import { type ButtonLook, buttonStyle } from './button-style'
import { type LinkLook, linkStyle } from './link-style'

/*
 * Links that the browser follows by itself: to and from the readers' pages, which are made without scripts and loaded
 * whole, and to other people's pages.
 */

type PlainLinkProps = ComponentProps<'a'> & LinkLook

export function PlainLink({ variant, className, ...props }: PlainLinkProps) {
  return <a {...props} className={linkStyle({ variant, className })} />
}

type OutsideLinkProps = Omit<ComponentProps<'a'>, 'rel'> & LinkLook

/** A link to somebody else's page: nothing of ours goes along. The caller shows only http(s) addresses. */
export function OutsideLink({ variant, className, ...props }: OutsideLinkProps) {
  return <a {...props} rel="noopener noreferrer nofollow" className={linkStyle({ variant, className })} />
}

type PlainLinkButtonProps = ComponentProps<'a'> & ButtonLook

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function PlainLinkButton({ variant, size, className, ...props }: PlainLinkButtonProps) {
  return <a {...props} className={buttonStyle({ variant, size, className })} />
}
