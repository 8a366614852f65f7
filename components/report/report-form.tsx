import { Card, CardBody } from '@/components/ui/card'
import { NativeInput, NativeRadios, NativeSelect, SubmitButton } from '@/components/ui/form-field'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@/lib/domain/codes'
import { AVAILABLE_FORMATS, type AvailableFormat, EXPORTS, PLANNED_FORMATS } from '@/lib/domain/export-formats'
import { formatterOf, wordsOf } from '@/messages/words'
import { PARTS, type ReportRequest } from './report-request'

interface ReportFormProps {
  language: InterfaceLanguage
  request: ReportRequest
  articles: readonly { readonly id: string; readonly title: string }[]
  /** Claims of the chosen article. */
  claims: readonly { readonly id: string; readonly key: string; readonly statement: string }[]
  desks: readonly { readonly id: string; readonly name: string }[]
}

const PEOPLE = AVAILABLE_FORMATS.filter((format) => EXPORTS[format].audience === 'people')
const MACHINES = AVAILABLE_FORMATS.filter((format) => EXPORTS[format].audience === 'machines')

/** What to report and as what: a plain form whose choices stand in the address. Formats to come are named, not offered. */
export function ReportForm({ language, request, articles, claims, desks }: ReportFormProps) {
  const t = wordsOf(language, 'reports')
  const codes = wordsOf(language, 'codes')
  const option = (format: AvailableFormat) => ({
    id: format,
    label: codes(`exportFormat.${format}`),
    description: t(`hints.${format}`),
  })
  const toCome = formatterOf(language, 'UTC').list(PLANNED_FORMATS.map((format) => codes(`exportFormat.${format}`)))
  const scope = request.scope
  return (
    <Card>
      <CardBody>
        <form action="/desk/reports" className="group/report flex flex-col gap-5">
          {desks.length > 1 ? (
            <NativeSelect
              name="desk"
              label={t('desk')}
              defaultValue={request.desk}
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
          {/* Only what belongs to the chosen scope is in view; without a style both are, and what doesn't count is ignored. */}
          <div className="flex flex-col gap-3 group-has-[[value=period]:checked]/report:hidden">
            <NativeSelect
              name="article"
              label={t('article')}
              placeholder={t('chooseArticle')}
              defaultValue={request.article}
              options={articles.map(({ id, title }) => ({ id, label: title }))}
            />
            {claims.length > 0 ? (
              <NativeSelect
                name="claim"
                label={t('claim')}
                placeholder={t('allClaims')}
                defaultValue={request.claim}
                options={claims.map(({ id, key, statement }) => ({ id, label: `${key} ${statement}` }))}
              />
            ) : null}
          </div>
          <div className="hidden flex-col gap-3 group-has-[[value=period]:checked]/report:flex">
            <NativeInput name="from" type="date" label={t('from')} defaultValue={request.from} />
            <NativeInput name="to" type="date" label={t('to')} defaultValue={request.to} />
          </div>
          <fieldset className="flex flex-col gap-4">
            <NativeRadios
              legend={`${t('format')} · ${t('forPeople')}`}
              name="format"
              defaultValue={request.format}
              options={PEOPLE.map(option)}
            />
            <NativeRadios
              legend={`${t('format')} · ${t('forMachines')}`}
              name="format"
              defaultValue={request.format}
              options={MACHINES.map(option)}
            />
            <p className="text-ink-faint text-sm">{t('notYetText', { formats: toCome })}</p>
          </fieldset>
          <NativeSelect
            name="part"
            label={t('part')}
            hint={t('partHint')}
            defaultValue={request.part}
            options={PARTS.map((part) => ({ id: part, label: t(`parts.${part}`) }))}
          />
          <NativeSelect
            name="language"
            label={t('language')}
            defaultValue={request.language}
            options={INTERFACE_LANGUAGES.map((each) => ({ id: each, label: codes(`language.${each}`) }))}
          />
          <SubmitButton>{t('show')}</SubmitButton>
        </form>
      </CardBody>
    </Card>
  )
}
