import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ForgetsLeaver } from '@/components/shell/sign-out-everywhere'
import { Card, CardBody } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { NativeInput, SubmitButton } from '@/components/ui/form-field'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PasswordInput } from '@/components/ui/password-input'
import { pageActor } from '@/lib/http/actor'
import { readPreferences } from '@/lib/http/preferences'
import { type ReturnedForm, returnedForm } from '@/lib/http/returned-form'
import { wordsOf } from '@/messages/words'
import { nextPath } from '@/lib/schemas/sign-in'
import { demoRoles } from '@/lib/server/people/demo'
import { SignInFrame } from './frame'

type Search = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await readPreferences()
  return { title: wordsOf(language, 'sign-in')('title') }
}

/** Signing in, as a plain form. What was typed is kept after an error, but the password. */
export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams
  const { language } = await readPreferences()
  const t = wordsOf(language, 'sign-in')
  const common = wordsOf(language, 'common')
  const next = nextPath.parse(search.next)
  if (await pageActor()) redirect(next ?? '/desk')
  const returned = returnedForm(search.returned, null)
  const demo = await demoRoles()
  const faultOf = (field: 'email' | 'password') => (returned?.faults.includes(field) ? t(`faults.${field}`) : undefined)
  return (
    <SignInFrame back={next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'}>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl">{t('title')}</h1>
        <p className="text-ink-soft">{next && !returned ? t('goOn') : t('lead')}</p>
      </div>
      <Done what={search.done} words={t} />
      {returned ? <Refused returned={returned} words={t} /> : null}
      <form method="post" action="/api/auth/sign-in" className="flex flex-col gap-4">
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <NativeInput
          name="email"
          type="email"
          dir="ltr"
          label={t('email')}
          error={faultOf('email')}
          autoComplete="username"
          defaultValue={returned?.form === 'sign-in' ? returned.fields.email : undefined}
          required
          maxLength={254}
        />
        <PasswordInput
          name="password"
          words={{ show: common('show'), hide: common('hide') }}
          label={t('password')}
          error={faultOf('password')}
          autoComplete="current-password"
          required
          maxLength={1024}
        />
        <div className="flex flex-wrap items-center justify-between gap-3 pt-1">
          <SubmitButton>{t('submit')}</SubmitButton>
          <Link href="/sign-in/reset" prefetch={false}>
            {t('forgot')}
          </Link>
        </div>
      </form>
      {demo.length > 0 ? (
        <Card aria-labelledby="demo" className="mt-4">
          <CardBody className="flex flex-col gap-3">
            <div>
              <h2 id="demo" className="font-semibold">
                {t('demoTitle')}
              </h2>
              <p className="text-ink-soft text-sm">{t('demoText')}</p>
            </div>
            <form method="post" action="/api/auth/try" className="flex flex-wrap gap-2">
              {demo.map((role) => (
                <SubmitButton key={role} variant="secondary" name="role" value={role}>
                  {t(`tryAs.${role}`)}
                </SubmitButton>
              ))}
            </form>
          </CardBody>
        </Card>
      ) : null}
    </SignInFrame>
  )
}

type Words = ReturnType<typeof wordsOf<'sign-in'>>

function Done({ what, words: t }: { what: string | string[] | undefined; words: Words }) {
  const said = { 'signed-out': t('signedOut'), 'signed-out-everywhere': t('signedOutEverywhere') }
  const text = what === 'signed-out' || what === 'signed-out-everywhere' ? said[what] : null
  return text ? (
    <Notice tone="success" role="status">
      {text}
      {what === 'signed-out-everywhere' ? <ForgetsLeaver /> : null}
    </Notice>
  ) : null
}

/** One sentence for a wrong password and an unknown person; the time to wait after too many tries. */
function Refused({ returned, words: t }: { returned: ReturnedForm; words: Words }) {
  if (returned.code === 'invalid') {
    const faults = (['email', 'password'] as const).filter((field) => returned.faults.includes(field))
    return (
      <ErrorSummary title={t('faults.title')} faults={faults.map((field) => ({ field, text: t(`faults.${field}`) }))} />
    )
  }
  const wait = returned.retryAfterSeconds ?? 0
  const title = {
    'too-many': wait <= 10 ? t('busy') : t('slowed', { minutes: Math.ceil(wait / 60) }),
    'not-found': t('demoOver'),
    conflict: t('passwordEnded'),
  }[returned.code]
  return <ErrorSummary title={title ?? t('wrong')} faults={[]} />
}
