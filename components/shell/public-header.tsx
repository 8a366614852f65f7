import { Brand, BRAND_LINK } from './brand'
import { SkipLinks } from './skip-links'

export interface PublicHeaderProps {
  words: {
    home: string
    skip: string
    navigation: string
    checks: string
    corrections: string
    methodology: string
    signIn: string
    desk: string
  }
  /** The newsroom's name, beside the brand. */
  newsroom: string
  /** Which of its places the page is. */
  current?: 'checks' | 'corrections' | 'methodology'
  signedIn: boolean
}

/** The head of what readers see. */
export function PublicHeader({ words, newsroom, current, signedIn }: PublicHeaderProps) {
  const places = [
    { name: 'checks', href: '/' },
    { name: 'corrections', href: '/corrections' },
    { name: 'methodology', href: '/methodology' },
  ] as const
  return (
    <>
      <SkipLinks links={[{ to: 'content', label: words.skip }]} />
      <header className="border-line border-b">
        <div className="mx-auto flex min-h-16 max-w-6xl flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 lg:px-6">
          <div className="flex min-w-0 items-center gap-3">
            <a href="/" aria-label={words.home} className={BRAND_LINK}>
              <Brand />
            </a>
            <span className="min-w-0 truncate border-line-strong border-s ps-3 text-ink-soft text-sm">
              <bdi>{newsroom}</bdi>
            </span>
          </div>
          <nav aria-label={words.navigation} className="ms-auto print:hidden">
            <ul className="flex flex-wrap items-center gap-x-5">
              {places.map(({ name, href }) => (
                <li key={name}>
                  <a
                    href={href}
                    aria-current={name === current ? 'page' : undefined}
                    className="inline-flex min-h-8 items-center border-transparent border-b-2 text-ink-soft hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
                  >
                    {words[name]}
                  </a>
                </li>
              ))}
              <li className="border-line-strong sm:border-s sm:ps-5">
                <a
                  href={signedIn ? '/desk' : '/sign-in'}
                  className="inline-flex min-h-8 items-center text-ink-soft hover:text-ink"
                >
                  {signedIn ? words.desk : words.signIn}
                </a>
              </li>
            </ul>
          </nav>
        </div>
      </header>
    </>
  )
}
