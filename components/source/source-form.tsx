import { ErrorSummary } from '@/components/ui/error-summary'
import { LocalDraftFields } from '@/components/shell/local-draft-fields'
import {
  NativeCheckbox,
  NativeInput,
  NativeRadios,
  NativeSelect,
  NativeTextArea,
  SubmitButton,
} from '@/components/ui/form-field'
import { type InterfaceLanguage, RELIABILITIES, SOURCE_KINDS } from '@/lib/domain/codes'
import { wordsOf } from '@/messages/words'

/** The fields of a source as text, by name: as stored, or as they were typed. */
export type SourceText = Readonly<Record<string, string>>

export interface SourceFormProps {
  /** Who types: what is typed is kept for them on the device. */
  personId: string
  language: InterfaceLanguage
  action: string
  /** Hidden fields: id and version of a stored source, the desk of a new one. */
  hidden: Readonly<Record<string, string | number>>
  /** What stands in the fields. */
  typed: SourceText
  /** What is stored now, where it differs from what was typed on an older version; empty otherwise. */
  stored: SourceText
  /** Names of the fields at fault. */
  faults: readonly string[]
  /** The person may read and write the identity of a confidential source. */
  mayKnow: boolean
  /** Desks to choose from; fewer than two: there is nothing to choose. */
  desks: readonly { readonly id: string; readonly name: string }[]
}

const FAULTS = [
  'title',
  'url',
  'publisher',
  'publishedAt',
  'language',
  'kind',
  'reliability',
  'identity',
  'confidential',
  'deskId',
] as const

/** Name of a source's form among what is kept on the device. */
export const sourceRecord = (id: string | number | undefined) => `source/${id ?? 'new'}`

/** All that is known of a source: a plain form that needs no script. (rules R12, R15) */
export function SourceForm({
  personId,
  language,
  action,
  hidden,
  typed,
  stored,
  faults,
  mayKnow,
  desks,
}: SourceFormProps) {
  const t = wordsOf(language, 'sources')
  const codes = wordsOf(language, 'codes')
  const known = FAULTS.filter((field) => faults.includes(field))
  const error = (field: (typeof FAULTS)[number]) => (known.includes(field) ? t(`faults.${field}`) : undefined)
  const hint = (field: string, words?: string) =>
    [words, stored[field] === undefined ? null : t('stored', { value: stored[field] || '–' })]
      .filter(Boolean)
      .join(' ') || undefined
  return (
    <form method="post" action={action} className="flex flex-col gap-4">
      <LocalDraftFields personId={personId} record={sourceRecord(hidden.id)} />
      {known.length > 0 ? (
        <ErrorSummary title={t('refused')} faults={known.map((field) => ({ field, text: t(`faults.${field}`) }))} />
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {desks.length > 1 ? (
        <NativeSelect
          name="deskId"
          label={t('desk')}
          options={desks.map(({ id, name }) => ({ id, label: name }))}
          defaultValue={typed.deskId}
          error={error('deskId')}
        />
      ) : null}
      <NativeInput
        name="title"
        label={t('fieldTitle')}
        hint={hint('title', t('fieldTitleHint'))}
        error={error('title')}
        defaultValue={typed.title}
        required
        maxLength={500}
      />
      <NativeInput
        name="url"
        type="url"
        dir="ltr"
        label={t('fieldUrl')}
        hint={hint('url', t('fieldUrlHint'))}
        error={error('url')}
        defaultValue={typed.url}
        maxLength={2048}
      />
      <div className="grid gap-4 sm:grid-cols-[1fr_11rem_7rem]">
        <NativeInput
          name="publisher"
          label={t('fieldPublisher')}
          hint={hint('publisher')}
          error={error('publisher')}
          defaultValue={typed.publisher}
          maxLength={200}
        />
        <NativeInput
          name="publishedAt"
          dir="ltr"
          label={t('fieldDate')}
          placeholder="2014-01-15"
          hint={hint('publishedAt')}
          error={error('publishedAt')}
          defaultValue={typed.publishedAt}
          maxLength={40}
        />
        <NativeInput
          name="language"
          dir="ltr"
          label={t('fieldLanguage')}
          placeholder="en"
          hint={hint('language')}
          error={error('language')}
          defaultValue={typed.language}
          maxLength={35}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <NativeSelect
          name="kind"
          label={t('fieldKind')}
          error={error('kind')}
          defaultValue={typed.kind ?? 'document'}
          options={SOURCE_KINDS.map((kind) => ({ id: kind, label: codes(`sourceKind.${kind}`) }))}
        />
        <NativeSelect
          name="reliability"
          label={t('fieldReliability')}
          error={error('reliability')}
          placeholder={t('reliabilityNone')}
          defaultValue={typed.reliability}
          options={RELIABILITIES.map((grade) => ({ id: grade, label: codes(`reliability.${grade}`) }))}
        />
      </div>
      <NativeRadios
        legend={t('fieldOrder')}
        name="primary"
        hint={t('orderHint')}
        defaultValue={typed.primary === 'yes' ? 'yes' : 'no'}
        options={[
          { id: 'yes', label: t('primary') },
          { id: 'no', label: t('secondary') },
        ]}
      />
      <fieldset className="group/secret flex flex-col gap-3 rounded-lg border border-line bg-sheet px-4 pt-3 pb-4">
        <legend className="sr-only">{t('fieldConfidential')}</legend>
        <NativeCheckbox
          id="confidential"
          name="confidential"
          value="yes"
          defaultChecked={typed.confidential === 'yes'}
          hint={t('confidentialHint')}
        >
          {t('fieldConfidential')}
        </NativeCheckbox>
        {mayKnow ? (
          <NativeTextArea
            name="identity"
            label={t('fieldIdentity')}
            hint={t('identityHint')}
            error={error('identity')}
            defaultValue={typed.identity}
            autoComplete="off"
            data-never-kept
            spellCheck={false}
            rows={3}
            maxLength={4000}
            className="hidden group-has-[#confidential:checked]/secret:flex"
          />
        ) : null}
      </fieldset>
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </form>
  )
}
