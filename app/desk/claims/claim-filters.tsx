import { SlidersHorizontal } from 'lucide-react'
import { FormField, NativeCheckbox, NativeInput, NativeSelect, SubmitButton } from '@/components/ui/form-field'
import { inputStyle } from '@/components/ui/field-style'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { ATTRIBUTION_RATINGS, CLAIM_STATES, type InterfaceLanguage } from '@/lib/domain/codes'
import { type RatingScale, ratingLabel } from '@/lib/domain/rating'
import { wordsOf } from '@/messages/words'

/** What the address asks for: empty or missing for no request. */
export interface ClaimFilterValues {
  readonly q?: string
  readonly speaker?: string
  readonly rating?: string
  readonly state?: string
  readonly person?: string
  readonly recheck?: string
}

interface ClaimFiltersProps {
  request: ClaimFilterValues
  desk?: string
  language: InterfaceLanguage
  scale: RatingScale
  speakers: readonly { readonly id: string; readonly name: string }[]
  people: readonly { readonly id: string; readonly name: string }[]
}

/** A plain form: the filters stand in the address, so a filtered list can be kept and sent. */
export function ClaimFilters({ request, desk, language, scale, speakers, people }: ClaimFiltersProps) {
  const t = wordsOf(language, 'desk')
  const codes = wordsOf(language, 'codes')
  const common = wordsOf(language, 'common')
  const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.map(({ id, name }) => ({ id, label: name }))
  const filtered = Object.values(request).some(Boolean)
  return (
    <form action="/desk/claims" role="search" className="mb-6 rounded-lg border border-line bg-sheet px-4 pt-3 pb-4">
      {desk ? <input type="hidden" name="desk" value={desk} /> : null}
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-[1.6fr_1.2fr_1.2fr_1fr_1.2fr]">
        <NativeInput type="search" name="q" label={t('claims.words')} defaultValue={request.q} />
        <NativeSelect
          name="speaker"
          label={t('claims.speaker')}
          placeholder={t('claims.any')}
          defaultValue={request.speaker}
          options={named(speakers)}
        />
        <FormField id="rating" label={t('claims.rating')}>
          <select id="rating" name="rating" defaultValue={request.rating} className={inputStyle()}>
            <option value="">{t('claims.any')}</option>
            <optgroup label={t('claims.truthRatings')}>
              {scale.ratings.map((rating) => (
                <option key={rating.code} value={rating.code}>
                  {rating.sign} {ratingLabel(rating, language)}
                </option>
              ))}
            </optgroup>
            <optgroup label={t('claims.attributionRatings')}>
              {ATTRIBUTION_RATINGS.map((code) => (
                <option key={code} value={code}>
                  {codes(`attributionRating.${code}`)}
                </option>
              ))}
            </optgroup>
          </select>
        </FormField>
        <NativeSelect
          name="state"
          label={t('claims.state')}
          placeholder={t('claims.any')}
          defaultValue={request.state}
          options={CLAIM_STATES.map((state) => ({ id: state, label: codes(`claimState.${state}`) }))}
        />
        <NativeSelect
          name="person"
          label={t('claims.person')}
          placeholder={t('claims.any')}
          defaultValue={request.person}
          options={named(people)}
        />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <NativeCheckbox name="recheck" value="yes" defaultChecked={request.recheck === 'yes'}>
          {t('claims.recheckOnly')}
        </NativeCheckbox>
        <SubmitButton variant="secondary" className="ms-auto">
          <Icon of={SlidersHorizontal} />
          {t('claims.apply')}
        </SubmitButton>
        {filtered ? (
          <Link href="/desk/claims" variant="quiet">
            {common('clearFilters')}
          </Link>
        ) : null}
      </div>
    </form>
  )
}
