import { Card, CardBody } from '@/components/ui/card'
import { NativeInput, NativeRadios, NativeSelect, SubmitButton } from '@/components/ui/form-field'
import { AVAILABLE_FORMATS, type ExportFormat, EXPORT_FORMATS, INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { wordsOf } from '@/messages/words'
import { PARTS, type ReportWishes } from './report-wishes'

interface ReportFormProps {
  language: InterfaceLanguage
  wishes: ReportWishes
  articles: readonly { readonly id: string; readonly title: string }[]
  /** Claims of the chosen article. */
  claims: readonly { readonly id: string; readonly key: string; readonly statement: string }[]
  desks: readonly { readonly id: string; readonly name: string }[]
}

const FOR_PEOPLE: ReadonlySet<ExportFormat> = new Set<ExportFormat>(['html', 'md', 'pdf', 'docx', 'csv', 'xlsx'])

const isAvailable = (format: ExportFormat): format is (typeof AVAILABLE_FORMATS)[number] =>
  AVAILABLE_FORMATS.some((known) => known === format)

/** What to report and as what: a plain form whose choices stand in the address. Formats to come are named, and can't be chosen. */
export function ReportForm({ language, wishes, articles, claims, desks }: ReportFormProps) {
  const t = wordsOf(language, 'reports')
  const codes = wordsOf(language, 'codes')
  const option = (format: ExportFormat) => ({
    id: format,
    label: codes(`exportFormat.${format}`),
    description: isAvailable(format) ? t(`hints.${format}`) : t('notYet'),
    isDisabled: !isAvailable(format),
  })
  const people = EXPORT_FORMATS.filter((format) => FOR_PEOPLE.has(format))
  const machines = EXPORT_FORMATS.filter((format) => !FOR_PEOPLE.has(format))
  const scope = wishes.scope
  return (
    <Card>
      <CardBody>
        <form action="/desk/reports" className="flex flex-col gap-5">
          {desks.length > 1 ? (
            <NativeSelect
              name="desk"
              label={t('desk')}
              defaultValue={wishes.desk}
              options={desks.map(({ id, name }) => ({ id, label: name }))}
            />
          ) : null}
          <NativeRadios
            legend={t('scope')}
            name="scope"
            defaultValue={scope}
            options={[
              { id: 'article', label: t('scopeArticle') },
              { id: 'period', label: t('scopePeriod') },
            ]}
          />
          <div className="flex flex-col gap-3 border-line border-s-2 ps-4">
            <NativeSelect
              name="article"
              label={t('article')}
              placeholder={t('chooseArticle')}
              defaultValue={wishes.article}
              options={articles.map(({ id, title }) => ({ id, label: title }))}
            />
            {claims.length > 0 ? (
              <NativeSelect
                name="claim"
                label={t('claim')}
                placeholder={t('allClaims')}
                defaultValue={wishes.claim}
                options={claims.map(({ id, key, statement }) => ({ id, label: `${key} ${statement}` }))}
              />
            ) : null}
            <div className="grid grid-cols-2 gap-3">
              <NativeInput name="from" type="date" label={t('from')} defaultValue={wishes.from} />
              <NativeInput name="to" type="date" label={t('to')} defaultValue={wishes.to} />
            </div>
          </div>
          <fieldset className="flex flex-col gap-4">
            <NativeRadios
              legend={`${t('format')} · ${t('forPeople')}`}
              name="format"
              defaultValue={wishes.format}
              options={people.map(option)}
            />
            <NativeRadios
              legend={`${t('format')} · ${t('forMachines')}`}
              name="format"
              defaultValue={wishes.format}
              options={machines.map(option)}
            />
            <p className="text-ink-faint text-sm">{t('notYetText')}</p>
          </fieldset>
          <NativeSelect
            name="part"
            label={t('part')}
            hint={t('partHint')}
            defaultValue={wishes.part}
            options={PARTS.map((part) => ({ id: part, label: t(`parts.${part}`) }))}
          />
          <NativeSelect
            name="language"
            label={t('language')}
            defaultValue={wishes.language}
            options={INTERFACE_LANGUAGES.map((each) => ({ id: each, label: codes(`language.${each}`) }))}
          />
          <SubmitButton>{t('show')}</SubmitButton>
        </form>
      </CardBody>
    </Card>
  )
}
