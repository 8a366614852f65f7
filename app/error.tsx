'use client'

import { useTranslations } from 'use-intl'
import { MessagePage } from '@/components/shell/message-page'
import { Button } from '@/components/ui/button'
import { PlainLinkButton } from '@/components/ui/plain-link'

/** A page that failed. The cause is in the server's log under the code; a reader sees only that. */
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const t = useTranslations('errors')
  const common = useTranslations('common')
  return (
    <MessagePage
      title={t('crashTitle')}
      acts={
        <>
          <Button variant="primary" onPress={retry}>
            {common('retry')}
          </Button>
          <PlainLinkButton href="/">{t('goHome')}</PlainLinkButton>
        </>
      }
    >
      <p>{t('crashText')}</p>
      {error.digest ? <p className="mt-2 text-base">{t('code', { code: error.digest })}</p> : null}
    </MessagePage>
  )
}
