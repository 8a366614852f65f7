import type { Metadata } from 'next'
import { MessagePage } from '@/components/shell/message-page'
import { LinkButton } from '@/components/ui/link'
import { PlainLinkButton } from '@/components/ui/plain-link'
import { readPreferences } from '@/lib/http/preferences'
import { wordsOf } from '@/messages/words'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'errors')('notFoundTitle'), robots: { index: false } }
}

/** What is not there and what may not be known to be there look the same. */
export default async function NotFound() {
  const { language } = await readPreferences()
  const t = wordsOf(language, 'errors')
  return (
    <MessagePage
      title={t('notFoundTitle')}
      acts={
        <>
          <PlainLinkButton href="/" variant="primary">
            {t('goHome')}
          </PlainLinkButton>
          <LinkButton href="/desk">{t('goDesk')}</LinkButton>
        </>
      }
    >
      <p>{t('notFoundText')}</p>
    </MessagePage>
  )
}
