'use client'

import { useState } from 'react'

/**
 * Tells the controls' library which nonce its one style element needs. The first nonce stays: a refresh of the page's data
 * brings a new one, but the document keeps the policy it came with.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  const [first] = useState(nonce)
  return <meta property="csp-nonce" nonce={first} suppressHydrationWarning />
}
