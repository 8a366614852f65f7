import type { Metadata } from 'next'
import { ErrorSummary } from '@/components/ui/error-summary'
import { NativeInput, SubmitButton } from '@/components/ui/form-field'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import { wordsOf } from '@/messages/words'
import { SignInFrame } from '../frame'

type Search = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'sign-in')('reset.title') }
}

/** Asks for a link to a new password. */
export default async function ResetPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams
  const { language } = await readPreferences()
  const t = wordsOf(language, 'sign-in')
  const returned = returnedForm(search.returned, null)
  const emailFault = returned?.faults.includes('email') ? t('faults.email') : undefined
  return (
    <SignInFrame back="/sign-in/reset">
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl">{t('reset.title')}</h1>
        <p className="text-ink-soft">{t('reset.lead')}</p>
      </div>
      {search.done === 'sent' ? (
        <Notice tone="success" role="status">
          {t('reset.sent')}
        </Notice>
      ) : null}
      {returned ? (
        <ErrorSummary
          title={returned.code === 'too-many' ? t('reset.slowed') : (emailFault ?? returned.message)}
          faults={[]}
        />
      ) : null}
      <form method="post" action="/api/auth/reset" className="flex flex-col gap-4">
        <NativeInput
          name="email"
          type="email"
          dir="ltr"
          label={t('email')}
          error={emailFault}
          autoComplete="username"
          defaultValue={returned?.fields.email}
          required
          maxLength={254}
        />
        <div className="flex flex-wrap items-center justify-between gap-3 pt-1">
          <SubmitButton>{t('reset.submit')}</SubmitButton>
          <Link href="/sign-in" prefetch={false}>
            {t('reset.back')}
          </Link>
        </div>
      </form>
    </SignInFrame>
  )
}
