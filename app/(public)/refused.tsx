import { MessagePage } from '@/components/shell/message-page'
import { PlainLinkButton } from '@/components/ui/plain-link'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import type { Problem } from '@/lib/http/problem'
import { wordsOf } from '@/messages/words'

/** What a page says in its place: there is nothing here, or it failed. */
export function refusalTitle(language: InterfaceLanguage, { status }: Problem): string {
  const t = wordsOf(language, 'errors')
  return status === 404 ? t('notFoundTitle') : t('crashTitle')
}

export function Refused({ language, problem }: { language: InterfaceLanguage; problem: Problem }) {
  const t = wordsOf(language, 'errors')
  return (
    <MessagePage
      title={refusalTitle(language, problem)}
      acts={
        <>
          <PlainLinkButton href="/" variant="primary">
            {t('goHome')}
          </PlainLinkButton>
          <PlainLinkButton href="/desk">{t('goDesk')}</PlainLinkButton>
        </>
      }
    >
      {problem.status === 404 ? (
        <p>{t('notFoundText')}</p>
      ) : (
        <>
          <p>{t('crashText')}</p>
          <p className="mt-2 text-base">{t('code', { code: problem.requestId })}</p>
        </>
      )}
    </MessagePage>
  )
}
