import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import type { ReturnedForm } from '@/lib/http/returned-form'
import { wordsOf } from '@/messages/words'
import en from '@/messages/en'

/** The keys of a part of the catalogue. */
const keysOf =
  <Part extends object>(part: Part) =>
  (key: string | null): key is Extract<keyof Part, string> =>
    key !== null && Object.hasOwn(part, key)

const isFault = keysOf(en.admin.faults)
const isReason = keysOf(en.admin.reasons)
const isDone = keysOf(en.admin.done)

interface OutcomeProps {
  language: InterfaceLanguage
  returned: ReturnedForm | null
  /** `?done=` of the address. */
  done?: string | string[]
}

/** What became of the form that was sent: done, or what is wrong with which field. */
export function FormOutcome({ language, returned, done }: OutcomeProps) {
  const t = wordsOf(language, 'admin')
  if (returned && returned.code !== 'done') {
    const faults = returned.faults.filter(isFault).map((field) => ({ field, text: t(`faults.${field}`) }))
    return (
      <div className="mb-6">
        <ErrorSummary title={refusalTitle(language, returned)} faults={faults} />
      </div>
    )
  }
  const word = typeof done === 'string' ? done : null
  return isDone(word) ? (
    <Notice tone="success" role="status" className="mb-6">
      {t(`done.${word}`)}
    </Notice>
  ) : null
}

function refusalTitle(language: InterfaceLanguage, { code, reason, message, faults }: ReturnedForm): string {
  const t = wordsOf(language, 'admin')
  const errors = wordsOf(language, 'errors')
  if (isReason(reason)) return t(`reasons.${reason}`)
  if (code === 'stale') return t('faults.stale')
  if (faults.some(isFault)) return t('faults.title')
  if (code === 'forbidden') return errors('forbidden')
  if (code === 'too-many') return errors('tooMany')
  if (code === 'not-found') return errors('gone')
  return code === 'invalid' ? errors('invalid') : message
}

/** What a page's forms need of the form that came back. */
export function fieldsOf(language: InterfaceLanguage, returned: ReturnedForm | null, form: string) {
  const mine = returned?.form === form && returned.code !== 'done' ? returned : null
  const t = wordsOf(language, 'admin')
  return {
    /** What was typed, else what is stored. */
    value: (field: string, stored = '') => mine?.fields[field] ?? stored,
    error: (field: string) => (mine?.faults.includes(field) && isFault(field) ? t(`faults.${field}`) : undefined),
    cameBack: mine !== null,
  }
}
