import { NativeInput, NativeSelect, NativeTextArea, SubmitButton } from '@/components/ui/form-field'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@/lib/domain/codes'
import { directionOf } from '@/lib/domain/language'
import { RATING_COLOURS, type Rating, type RatingScale } from '@/lib/domain/rating'
import { wordsOf } from '@/messages/words'
import type { fieldsOf } from '../form-outcome'

/** Empty rows at the end of the form, for new ratings. */
const NEW_ROWS = 2

interface ScaleFormProps {
  scale: RatingScale
  fields: ReturnType<typeof fieldsOf>
  language: InterfaceLanguage
}

/** The whole scale as one plain form: rows are taken away by emptying their code, added at the end, ordered by place. */
export function ScaleForm({ scale, fields, language }: ScaleFormProps) {
  const t = wordsOf(language, 'admin')
  const rows = [...scale.ratings, ...Array.from({ length: NEW_ROWS }, () => null)]
  return (
    <form method="post" action="/admin/actions/scale" className="flex flex-col gap-5 border-line border-t px-4 py-4">
      <p className="max-w-2xl text-ink-soft">{t('scale.changeLead')}</p>
      <input type="hidden" name="version" value={scale.version} />
      <NativeInput
        name="name"
        id="ratings"
        label={t('scale.name')}
        defaultValue={fields.value('name', scale.name)}
        required
        maxLength={100}
        className="max-w-md"
      />
      {rows.map((rating, index) => (
        <RatingRow
          // Rows are told apart by their place alone: new ones have no code yet.
          key={`${scale.version}-${index}`}
          rating={rating}
          index={index}
          fields={fields}
          language={language}
        />
      ))}
      <div>
        <SubmitButton>{t('scale.save')}</SubmitButton>
      </div>
    </form>
  )
}

interface RatingRowProps {
  rating: Rating | null
  index: number
  fields: ReturnType<typeof fieldsOf>
  language: InterfaceLanguage
}

function RatingRow({ rating, index, fields, language }: RatingRowProps) {
  const t = wordsOf(language, 'admin')
  const name = (part: string) => `${index}.${part}`
  const value = (part: string, stored?: string | number | null) => fields.value(name(part), String(stored ?? ''))
  return (
    <fieldset className="flex flex-col gap-3 border-line border-t pt-4">
      <legend className="float-start w-full pb-2 font-medium">
        {rating ? t('scale.row', { number: String(index + 1) }) : t('scale.newRow')}
      </legend>
      <div className="grid gap-3 sm:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))_minmax(0,1.3fr)]">
        <NativeInput
          name={name('code')}
          dir="ltr"
          label={t('scale.code')}
          defaultValue={value('code', rating?.code)}
          maxLength={40}
        />
        <NativeInput
          name={name('sign')}
          label={t('scale.sign')}
          defaultValue={value('sign', rating?.sign)}
          maxLength={8}
        />
        <NativeInput
          name={name('number')}
          dir="ltr"
          inputMode="decimal"
          label={t('scale.number')}
          defaultValue={value('number', rating?.number)}
          maxLength={8}
        />
        <NativeInput
          name={name('place')}
          dir="ltr"
          inputMode="numeric"
          label={t('scale.place')}
          defaultValue={value('place', index + 1)}
          maxLength={3}
        />
        <NativeSelect
          name={name('colour')}
          label={t('scale.colour')}
          options={RATING_COLOURS.map((id) => ({ id, label: t(`scale.colours.${id}`) }))}
          defaultValue={value('colour', rating?.colour ?? 'grey')}
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        {INTERFACE_LANGUAGES.map((each) => (
          <div key={each} className="flex flex-col gap-3">
            <NativeInput
              name={name(`label.${each}`)}
              lang={each}
              dir={directionOf(each)}
              label={t('scale.label', { language: t(`languages.${each}`) })}
              defaultValue={value(`label.${each}`, rating?.labels[each])}
              maxLength={60}
            />
            <NativeTextArea
              name={name(`definition.${each}`)}
              lang={each}
              dir={directionOf(each)}
              rows={2}
              label={t('scale.definitionIn', { language: t(`languages.${each}`) })}
              defaultValue={value(`definition.${each}`, rating?.definitions[each])}
              maxLength={1000}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
