'use client'

import type { ReactNode } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'

/** Language and direction of the controls' own words, and in-page navigation for their links. */
export function Localised({
  language,
  navigate,
  children,
}: {
  language: string
  navigate: (path: string) => void
  children: ReactNode
}) {
  return (
    <I18nProvider locale={language}>
      <RouterProvider navigate={navigate}>{children}</RouterProvider>
    </I18nProvider>
  )
}
