import type { ReactNode } from 'react'
import type { Direction, InterfaceLanguage } from '@/lib/domain/codes'
import type { ReadersStyle } from '@/lib/http/readers-style'
import type { Theme } from './preference-forms'

/** What a page says of itself to browsers, search engines and those who share it. */
export interface PublicHead {
  readonly title: string
  readonly description?: string
  /** The page's own whole address. */
  readonly canonical?: string
  /** Language of what is published, where it has one of its own. */
  readonly contentLanguage?: string
  /** Search engines leave it out. */
  readonly hidden?: boolean
  /** As an article when it is shared. */
  readonly shared?: {
    readonly title: string
    readonly siteName: string
    readonly publishedAt?: string
    readonly modifiedAt?: string
  }
}

interface PublicDocumentProps {
  head: PublicHead
  language: InterfaceLanguage
  direction: Direction
  theme: Theme
  style: ReadersStyle
  children: ReactNode
}

/** The document of a page that is written without scripts. */
export function PublicDocument({ head, language, direction, theme, style, children }: PublicDocumentProps) {
  return (
    <html lang={language} dir={direction} data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{head.title}</title>
        {style.fonts.map((href) => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        <link rel="stylesheet" href={style.sheet} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" sizes="any" />
        <meta name="application-name" content="Stet" />
        <meta name="referrer" content="strict-origin-when-cross-origin" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f7f6f2" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#16181c" />
        {head.description ? <meta name="description" content={head.description} /> : null}
        {head.hidden ? <meta name="robots" content="noindex" /> : null}
        <Addresses head={head} />
        {head.shared ? <Shared head={head} shared={head.shared} /> : null}
      </head>
      <body>{children}</body>
    </html>
  )
}

function Addresses({ head: { canonical, contentLanguage } }: { head: PublicHead }) {
  return (
    <>
      {canonical ? <link rel="canonical" href={canonical} /> : null}
      {canonical && contentLanguage ? <link rel="alternate" hrefLang={contentLanguage} href={canonical} /> : null}
      {canonical && contentLanguage ? <link rel="alternate" hrefLang="x-default" href={canonical} /> : null}
      <link rel="alternate" type="application/rss+xml" href="/feed.xml" />
      <link rel="alternate" type="application/feed+json" href="/feed.json" />
    </>
  )
}

function Shared({ head, shared }: { head: PublicHead; shared: NonNullable<PublicHead['shared']> }) {
  const properties = {
    'og:type': 'article',
    'og:title': shared.title,
    'og:description': head.description,
    'og:url': head.canonical,
    'og:site_name': shared.siteName,
    'og:locale': head.contentLanguage,
    'article:published_time': shared.publishedAt,
    'article:modified_time': shared.modifiedAt,
  }
  return Object.entries(properties).map(([property, content]) =>
    content ? <meta key={property} property={property} content={content} /> : null,
  )
}
