'use client'

import { useState } from 'react'

/**
 * Tells the controls' library which nonce its style elements need. The first nonce stays: a refresh of the page's data brings
 * a new one, but the document keeps the policy it came with.
 *
 * By its id the library takes its rule for what can be pressed to be here already: it stands in app/globals.css. A sheet put in
 * before ours would have the browser style and lay out the whole page anew, just when the page comes alive.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  const [first] = useState(nonce)
  return <meta id="react-aria-pressable-style" property="csp-nonce" nonce={first} suppressHydrationWarning />
}
