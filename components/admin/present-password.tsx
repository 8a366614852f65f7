import { PasswordInput } from '@/components/ui/password-input'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { wordsOf } from '@/messages/words'

interface PresentPasswordProps {
  language: InterfaceLanguage
  error: string | undefined
}

/** Asks for the password again, in a form whose action nobody should do at a screen that somebody left. */
export function PresentPassword({ language, error }: PresentPasswordProps) {
  const t = wordsOf(language, 'admin')
  const common = wordsOf(language, 'common')
  return (
    <PasswordInput
      name="present"
      words={{ show: common('show'), hide: common('hide') }}
      label={t('profile.present')}
      hint={t('profile.presentHint')}
      error={error}
      autoComplete="current-password"
      required
      maxLength={1024}
      className="max-w-md"
    />
  )
}
