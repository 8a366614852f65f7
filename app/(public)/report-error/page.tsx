import type { Metadata } from 'next'
import { NativeInput, NativeTextArea, SubmitButton } from '@/components/ui/form-field'
import { Link, LinkButton } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { directionOf } from '@/lib/domain/language'
import { pageActor } from '@/lib/http/actor'
import { readPreferences } from '@/lib/http/preferences'
import { returnedForm } from '@/lib/http/returned-form'
import { publicCheck } from '@/lib/server/checks/show'
import { wordsOf } from '@/messages/words'
import { PublicPage, publicNewsroom } from '../public-page'

interface Given {
  searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>
}

export async function generateMetadata(): Promise<Metadata> {
  const [{ language }, { name }] = await Promise.all([readPreferences(), publicNewsroom()])
  return {
    title: { absolute: `${wordsOf(language, 'public')('reportTitle')} · ${name}` },
    robots: { index: false },
  }
}

/** A reader says what is wrong: a plain form that needs no script and no account. (rule R31) */
export default async function ReportErrorPage({ searchParams }: Given) {
  const given = await searchParams
  const [{ language }, actor] = await Promise.all([readPreferences(), pageActor()])
  const t = wordsOf(language, 'public')
  const returned = returnedForm([given.returned ?? ''].flat().at(-1), actor)
  const slug = returned?.fields.slug ?? [given.check ?? ''].flat().at(-1) ?? ''
  const check = await checkNamed(slug)
  const path = check ? `/report-error?check=${check.slug}` : '/report-error'
  if (returned?.code === 'done') {
    return (
      <PublicPage path={path}>
        <h1 className="font-semibold font-serif text-3xl">{t('reportThanksTitle')}</h1>
        <p role="status" className="mt-2 max-w-xl text-lg">
          {t('reportThanksText')}
        </p>
        <p className="mt-6">
          <LinkButton href={returned.shown?.back ?? '/'} variant="primary">
            {returned.shown?.back ? t('backToCheck') : t('backToChecks')}
          </LinkButton>
        </p>
      </PublicPage>
    )
  }
  const empty = returned?.faults.includes('text') && (returned.fields.text ?? '').trim() === ''
  return (
    <PublicPage path={path}>
      <h1 className="font-semibold font-serif text-3xl">{t('reportTitle')}</h1>
      <p className="mt-1.5 text-ink-soft text-lg">{t('reportLead')}</p>
      <form method="post" action="/report-error/send" className="mt-6 flex max-w-2xl flex-col gap-5">
        {returned && !returned.faults.includes('text') ? (
          <Notice tone="danger" role="alert">
            {t(returned.code === 'too-many' ? 'reportTooMany' : 'reportRefused')}
          </Notice>
        ) : null}
        {check ? (
          <>
            <input type="hidden" name="slug" value={check.slug} />
            <p>
              <span className="block text-ink-faint text-sm">{t('reportAbout')}</span>
              <Link
                href={`/checks/${check.slug}`}
                lang={check.language}
                dir={directionOf(check.language)}
                className="quoted block"
              >
                {check.statement}
              </Link>
            </p>
          </>
        ) : null}
        <NativeTextArea
          name="text"
          label={t('reportWords')}
          hint={t('reportWordsHint')}
          error={returned?.faults.includes('text') ? t(empty ? 'reportEmpty' : 'reportTooLong') : undefined}
          defaultValue={returned?.fields.text}
          rows={6}
          required
          maxLength={5000}
        />
        <NativeInput
          name="contact"
          label={t('reportContact')}
          hint={t('reportContactHint')}
          defaultValue={returned?.fields.contact}
          autoComplete="email"
          maxLength={254}
        />
        <div>
          <SubmitButton size="lg">{t('reportSend')}</SubmitButton>
        </div>
      </form>
    </PublicPage>
  )
}

/** The check that the address names, if there is one; a reader may also report without naming any. */
async function checkNamed(slug: string) {
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) return null
  const check = await publicCheck(null, { slug }).catch(() => null)
  return check && { slug, statement: check.record.claim.statement, language: check.record.claim.language }
}
