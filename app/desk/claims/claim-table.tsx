import { RatingWord } from '@/components/check/rating-word'
import { Badge, type BadgeProps } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Cell, Column, Row, RowHeader, Table } from '@/components/ui/table'
import type { ClaimState, InterfaceLanguage } from '@/lib/domain/codes'
import { chainLine } from '@/lib/domain/chain'
import { directionOf } from '@/lib/domain/language'
import { wordsOf } from '@/messages/words'
import type { ClaimListItem } from '@/lib/schemas/claim'
import type { ShownRatings } from '../ratings'

const TONES: Readonly<Partial<Record<ClaimState, BadgeProps['tone']>>> = {
  submitted: 'accent',
  'second-verdict': 'accent',
  adjudication: 'accent',
  returned: 'caution',
  approved: 'success',
  published: 'success',
  retracted: 'danger',
}

interface ClaimTableProps {
  claims: readonly ClaimListItem[]
  language: InterfaceLanguage
  ratings: ShownRatings
}

/** Claims as rows: the words, who says them through whom, both verdicts, the state. */
export function ClaimTable({ claims, language, ratings }: ClaimTableProps) {
  const t = wordsOf(language, 'desk')
  const codes = wordsOf(language, 'codes')
  return (
    <Table
      caption={t('claims.caption')}
      columns={
        <>
          <Column>{t('claims.claim')}</Column>
          <Column>{t('claims.speaker')}</Column>
          <Column>{t('claims.verdicts')}</Column>
          <Column>{t('claims.state')}</Column>
        </>
      }
    >
      {claims.map((claim) => (
        <Row key={claim.id}>
          <RowHeader className="w-1/2 font-normal">
            <Link
              href={`/desk/articles/${claim.articleId}?claim=${claim.id}`}
              variant="plain"
              lang={claim.language}
              dir={directionOf(claim.language)}
              className="quoted font-medium"
            >
              {claim.statement}
            </Link>
            <span className="mt-0.5 flex flex-wrap gap-x-1.5 text-ink-faint text-sm">
              <span className="figures">{claim.key}</span>
              <span aria-hidden>·</span>
              <bdi>{claim.articleTitle}</bdi>
            </span>
          </RowHeader>
          <Cell label={t('claims.speaker')} className="text-ink-soft">
            {claim.speaker ? <bdi>{claim.speaker}</bdi> : <span className="text-ink-faint">{t('noSpeaker')}</span>}
            {claim.chain.length > 1 ? (
              <span className="block text-ink-faint text-sm">
                <bdi dir={directionOf(claim.language)}>{chainLine(claim.chain, directionOf(claim.language))}</bdi>
              </span>
            ) : null}
          </Cell>
          <Cell label={t('claims.verdicts')}>
            <Verdicts claim={claim} language={language} ratings={ratings} />
            <span className="block text-ink-faint text-sm">{t('evidence', { count: claim.evidenceCount })}</span>
          </Cell>
          <Cell label={t('claims.state')} className="whitespace-nowrap">
            <span className="flex flex-wrap gap-1.5">
              <Badge tone={TONES[claim.state]}>{codes(`claimState.${claim.state}`)}</Badge>
              {claim.needsRecheck ? <Badge tone="caution">{t('needsRecheck')}</Badge> : null}
            </span>
          </Cell>
        </Row>
      ))}
    </Table>
  )
}

/** Both verdicts apart: was it said so, is it so. (rule R1) */
export function Verdicts({
  claim,
  language,
  ratings,
}: {
  claim: Pick<ClaimListItem, 'attributionRating' | 'truthRating'> & { readonly verdictsHidden?: boolean }
  language: InterfaceLanguage
  ratings: ShownRatings
}) {
  const t = wordsOf(language, 'desk')
  if (claim.verdictsHidden) return <span className="text-ink-faint">{t('verdictHidden')}</span>
  const attribution = ratings.attribution(claim.attributionRating)
  const truth = ratings.truth(claim.truthRating)
  if (!attribution && !truth) return <span className="text-ink-faint">{t('noVerdict')}</span>
  return (
    <dl className="grid w-fit grid-cols-[auto_auto] items-center gap-x-2.5 gap-y-0.5">
      {[
        { name: t('said'), rating: attribution },
        { name: t('so'), rating: truth },
      ].map(({ name, rating }) =>
        rating ? (
          <div key={name} className="contents">
            <dt className="whitespace-nowrap text-ink-faint text-sm">{name}</dt>
            <dd className="whitespace-nowrap">
              <RatingWord rating={rating} />
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
