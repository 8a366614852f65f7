import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import './globals.css'
import { Providers } from '@/components/shell/providers'
import { StyleNonce } from '@/components/shell/style-nonce'
import { readPreferences } from '@/lib/http/preferences'

export const metadata: Metadata = {
  title: { template: '%s · Stet', default: 'Stet' },
  applicationName: 'Stet',
  referrer: 'strict-origin-when-cross-origin',
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f6f2' },
    { media: '(prefers-color-scheme: dark)', color: '#16181c' },
  ],
}

/** Every page stands in it, and it awaits the request: no page is made at build time (safety, trap 9). */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { language, direction, timeZone, theme, now, nonce } = await readPreferences()
  return (
    <html lang={language} dir={direction} data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <StyleNonce nonce={nonce} />
      </head>
      <body>
        <Providers language={language} timeZone={timeZone} now={now}>
          {children}
        </Providers>
      </body>
    </html>
  )
}
