import type { Metadata } from 'next'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/form-field'
import { PasswordInput } from '@/components/ui/password-input'
import { LinkButton } from '@/components/ui/link'
import { Refusal } from '@/lib/domain/errors'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import { wordsOf } from '@/messages/words'
import { SignInFrame } from '../../frame'
import { SHORTEST_PASSWORD } from '@/lib/schemas/person'
import { type LinkView, oneTimeLink } from '@/lib/server/people/links'

interface Props {
  readonly params: Promise<{ token: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The address is a secret: it goes to nobody else, and into no index. */
export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'sign-in')('title'), referrer: 'same-origin', robots: { index: false } }
}

/** Behind a one-time link: a first or a new password, or straight in. Opening the page doesn't use the link up. */
export default async function LinkPage({ params, searchParams }: Props) {
  const [{ token }, search, { language }] = await Promise.all([params, searchParams, readPreferences()])
  const t = wordsOf(language, 'sign-in')
  const common = wordsOf(language, 'common')
  const link = await lookUp(token)
  if (!link || !link.person) {
    const state = link?.state === 'used' ? 'used' : link ? 'expired' : 'unknown'
    return (
      <SignInFrame back={`/sign-in/link/${token}`}>
        <h1 className="font-semibold text-2xl">{t(`link.${state}Title`)}</h1>
        <p className="text-ink-soft">{t(`link.${state}Text`)}</p>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/sign-in" variant="primary" prefetch={false}>
            {t('submit')}
          </LinkButton>
          <LinkButton href="/sign-in/reset" prefetch={false}>
            {t('link.askNew')}
          </LinkButton>
        </div>
      </SignInFrame>
    )
  }
  const kind = link.kind === 'sign-in' ? 'signIn' : link.kind
  const returned = returnedForm(search.returned, null)
  const fault = returned?.faults.includes('password')
    ? t('faults.newPassword', { count: SHORTEST_PASSWORD })
    : undefined
  return (
    <SignInFrame back={`/sign-in/link/${token}`}>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl">{t(`link.${kind}Title`, { name: link.person.name })}</h1>
        <p className="text-ink-soft">{t(`link.${kind}Lead`, { email: link.person.email })}</p>
      </div>
      {returned ? <ErrorSummary title={fault ?? returned.message} faults={[]} /> : null}
      <form method="post" action="/api/auth/link" className="flex flex-col gap-4">
        <input type="hidden" name="token" value={token} />
        {link.kind === 'sign-in' ? null : (
          <>
            <input type="hidden" autoComplete="username" value={link.person.email} readOnly />
            <PasswordInput
              name="password"
              words={{ show: common('show'), hide: common('hide') }}
              label={t('link.password')}
              hint={t('link.passwordHint', { count: SHORTEST_PASSWORD })}
              error={fault}
              autoComplete="new-password"
              required
              minLength={SHORTEST_PASSWORD}
              maxLength={1024}
            />
          </>
        )}
        <div className="pt-1">
          <SubmitButton>{link.kind === 'sign-in' ? t('link.signIn') : t('link.submit')}</SubmitButton>
        </div>
      </form>
    </SignInFrame>
  )
}

/** Null for a link that isn't known, or isn't even one. */
async function lookUp(token: string): Promise<LinkView | null> {
  try {
    return await oneTimeLink(null, { token })
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
