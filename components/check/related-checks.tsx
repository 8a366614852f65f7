import { PlainLink } from '@/components/ui/plain-link'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { directionOf } from '@/lib/domain/language'
import type { PublicRelation } from '@/lib/domain/public-record'
import { wordsOf } from '@/messages/words'

export interface RelatedCheck extends PublicRelation {
  readonly slug: string
}

interface RelatedChecksProps {
  relations: readonly RelatedCheck[]
  /** Language of the statements. */
  claimLanguage: string
  language: InterfaceLanguage
}

/** What contradicts the claim, what supports it, what else belongs to it; each a published check of its own. */
export function RelatedChecks({ relations, claimLanguage, language }: RelatedChecksProps) {
  const t = wordsOf(language, 'public')
  const groups = [
    { title: t('relatedContradicts'), of: relations.filter(({ type }) => type === 'contradicts') },
    { title: t('relatedSupports'), of: relations.filter(({ type, end }) => type === 'supports' && end === 'to') },
    {
      title: t('relatedOther'),
      of: relations.filter(({ type, end }) => type !== 'contradicts' && !(type === 'supports' && end === 'to')),
    },
  ]
  return groups.map(({ title, of }) =>
    of.length === 0 ? null : (
      <div key={title} className="mt-4 first:mt-0">
        <h3 className="font-medium text-ink-soft text-sm">{title}</h3>
        <ul className="mt-1 flex flex-col">
          {of.map((relation) => (
            <li
              key={`${relation.slug} ${relation.type} ${relation.end}`}
              className="border-line border-t py-2.5 first:border-t-0"
            >
              <p className="text-ink-faint text-sm">{relationWords(relation, language)}</p>
              <PlainLink
                href={`/checks/${relation.slug}`}
                lang={claimLanguage}
                dir={directionOf(claimLanguage)}
                className="quoted block"
                variant="plain"
              >
                {relation.other.statement}
              </PlainLink>
            </li>
          ))}
        </ul>
      </div>
    ),
  )
}

/** "This claim is partly contradicted by": read from this claim's end. */
function relationWords({ type, end, strength }: PublicRelation, language: InterfaceLanguage): string {
  const codes = wordsOf(language, 'codes')
  const words = end === 'from' ? codes(`relation.${type}`) : codes(`relationReversed.${type}`)
  return [
    wordsOf(language, 'public')('thisClaim'),
    words,
    ...(strength ? ['·', codes(`relationStrength.${strength}`)] : []),
  ].join(' ')
}
