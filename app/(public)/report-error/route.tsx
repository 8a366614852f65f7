import { NativeInput, NativeTextArea, SubmitButton } from '@/components/ui/form-field'
import { Notice } from '@/components/ui/notice'
import { PlainLink, PlainLinkButton } from '@/components/ui/plain-link'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { directionOf } from '@/lib/domain/language'
import { type ReturnedForm, returnedForm } from '@/lib/http/returned-form'
import { publicCheck } from '@/lib/server/checks/show'
import { wordsOf } from '@/messages/words'
import { Frame } from '../frame'
import { publicPage } from '../public-page'

/** A reader says what is wrong: a plain form that needs no script and no account. (rule R31) */
export const GET = publicPage({
  once: ['check', 'returned'],
  async draw(visit) {
    const { language, search, actor, newsroom } = visit
    const t = wordsOf(language, 'public')
    const returned = returnedForm(search.returned, actor)
    const check = await checkNamed(returned?.fields.slug ?? search.check ?? '')
    return {
      head: { title: `${t('reportTitle')} · ${newsroom.name}`, hidden: true },
      body: (
        <Frame visit={visit} path={check ? `/report-error?check=${check.slug}` : '/report-error'}>
          {returned?.code === 'done' ? (
            <Thanks language={language} back={returned.shown?.back} />
          ) : (
            <ReportForm language={language} check={check} returned={returned} />
          )}
        </Frame>
      ),
    }
  },
})

function Thanks({ language, back }: { language: InterfaceLanguage; back: string | undefined }) {
  const t = wordsOf(language, 'public')
  return (
    <>
      <h1 className="font-semibold font-serif text-3xl">{t('reportThanksTitle')}</h1>
      <p role="status" className="mt-2 max-w-xl text-lg">
        {t('reportThanksText')}
      </p>
      <p className="mt-6">
        <PlainLinkButton href={back ?? '/'} variant="primary">
          {back ? t('backToCheck') : t('backToChecks')}
        </PlainLinkButton>
      </p>
    </>
  )
}

interface ReportFormProps {
  language: InterfaceLanguage
  check: NamedCheck | null
  /** What was refused, with every word. */
  returned: ReturnedForm | null
}

function ReportForm({ language, check, returned }: ReportFormProps) {
  const t = wordsOf(language, 'public')
  const faulty = returned?.faults.includes('text') ?? false
  const empty = (returned?.fields.text ?? '').trim() === ''
  return (
    <>
      <h1 className="font-semibold font-serif text-3xl">{t('reportTitle')}</h1>
      <p className="mt-1.5 text-ink-soft text-lg">{t('reportLead')}</p>
      <form method="post" action="/report-error/send" className="mt-6 flex max-w-2xl flex-col gap-5">
        {returned && !faulty ? (
          <Notice tone="danger" role="alert">
            {t(returned.code === 'too-many' ? 'reportTooMany' : 'reportRefused')}
          </Notice>
        ) : null}
        {check ? (
          <>
            <input type="hidden" name="slug" value={check.slug} />
            <p>
              <span className="block text-ink-faint text-sm">{t('reportAbout')}</span>
              <PlainLink
                href={`/checks/${check.slug}`}
                lang={check.language}
                dir={directionOf(check.language)}
                className="quoted block"
              >
                {check.statement}
              </PlainLink>
            </p>
          </>
        ) : null}
        <NativeTextArea
          name="text"
          label={t('reportWords')}
          hint={t('reportWordsHint')}
          error={faulty ? t(empty ? 'reportEmpty' : 'reportTooLong') : undefined}
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
    </>
  )
}

interface NamedCheck {
  readonly slug: string
  readonly statement: string
  readonly language: string
}

/** The check that the address names, if there is one; a reader may also report without naming any. */
async function checkNamed(slug: string): Promise<NamedCheck | null> {
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) return null
  const check = await publicCheck(null, { slug }).catch(() => null)
  return check && { slug, statement: check.record.claim.statement, language: check.record.claim.language }
}
