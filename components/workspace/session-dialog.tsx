'use client'

import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { LinkButton } from '../ui/link'

/** The session has ended: sign in beside this page, and go on where one was. */
export function SessionDialog({ onTryAgain }: { onTryAgain: () => Promise<void> }) {
  const t = useTranslations('workspace')
  const common = useTranslations('common')
  const errors = useTranslations('errors')
  return (
    <Dialog
      title={t('sessionTitle')}
      size="sm"
      defaultOpen
      isDismissable={false}
      footer={
        <>
          <Button onPress={() => void onTryAgain()}>{common('retry')}</Button>
          <LinkButton href="/sign-in?next=/desk" target="_blank" variant="primary">
            {t('signInBeside')}
          </LinkButton>
        </>
      }
    >
      <p>{errors('signedOut')}</p>
      <p className="mt-2 text-ink-soft">{t('sessionText')}</p>
    </Dialog>
  )
}
