'use client'

import { useTranslations } from 'use-intl'
import type { Direction } from '@/lib/domain/codes'
import { carriesItself } from '@/lib/domain/reanchoring'
import type { ForeseenClaim } from '@/lib/schemas/watch'
import { Badge } from '../ui/badge'
import { Disclosure } from '../ui/disclosure'
import { Link } from '../ui/link'
import { DiffWords } from '../card/diff-words'
import { SentenceDiff } from '../card/sentence-diff'

interface ForeseenClaimsProps {
  articleId: string
  /** Those that are concerned first. */
  claims: readonly ForeseenClaim[]
  language: string
  direction: Direction
}

/** What would happen to each claim of an article if a changed text were taken; those that stay as they are folded. */
export function ForeseenClaims({ articleId, claims, language, direction }: ForeseenClaimsProps) {
  const t = useTranslations('watching')
  const concerned = claims.filter((claim) => !carriesItself(claim.outcome) || claim.sentences !== null)
  const others = claims.filter((claim) => !concerned.includes(claim))
  const list = (those: readonly ForeseenClaim[]) => (
    <ol className="flex flex-col gap-3">
      {those.map((claim) => (
        <li key={`${claim.id} ${claim.old.articleVersion} ${claim.old.start} ${claim.old.end}`}>
          <Foreseen articleId={articleId} claim={claim} language={language} direction={direction} />
        </li>
      ))}
    </ol>
  )
  return (
    <section aria-labelledby="foreseen" className="flex flex-col gap-3">
      <div>
        <h2 id="foreseen" className="font-semibold text-xl">
          {t('what')}
        </h2>
        <p className="text-ink-soft">
          {claims.length === 0
            ? t('noClaims')
            : concerned.length === 0
              ? t('nothingConcerned')
              : t('concernedCount', { count: concerned.length })}
        </p>
      </div>
      {concerned.length > 0 ? list(concerned) : null}
      {others.length > 0 ? (
        <Disclosure summary={t('staysCount', { count: others.length })}>
          <div className="pt-2">{list(others)}</div>
        </Disclosure>
      ) : null}
    </section>
  )
}

const TONES = { exact: 'success', moved: 'success', changed: 'caution', ambiguous: 'caution', lost: 'danger' } as const

interface ForeseenProps {
  articleId: string
  claim: ForeseenClaim
  language: string
  direction: Direction
}

function Foreseen({ articleId, claim, language, direction }: ForeseenProps) {
  const t = useTranslations('watching')
  const words = { lang: language, dir: direction, className: 'quoted wrap-anywhere text-ink' }
  const { outcome, old, diff, sentences } = claim
  return (
    <article aria-label={claim.key} className="flex flex-col gap-2 rounded-md border border-line bg-sheet px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="figures font-medium text-ink-faint text-sm">{claim.key}</span>
        <Badge tone={TONES[outcome]}>{t(`foreseen.${outcome}`)}</Badge>
        {sentences ? <Badge tone="caution">{t('sentenceChanged')}</Badge> : null}
        {claim.published ? <Badge tone="accent">{t('published')}</Badge> : null}
      </div>
      <h3 className="font-medium">
        <Link href={`/desk/articles/${articleId}?claim=${claim.id}`} variant="plain" lang={language} dir={direction}>
          {claim.statement}
        </Link>
      </h3>
      {diff ? (
        <dl className="flex flex-col gap-2">
          <div>
            <dt className="font-medium text-ink-faint text-sm">{t('oldWords')}</dt>
            <dd {...words}>
              <DiffWords pieces={diff.old} side="old" />
            </dd>
          </div>
          <div>
            <dt className="font-medium text-ink-faint text-sm">{t('newWords')}</dt>
            <dd {...words}>
              <DiffWords pieces={diff.now} side="now" />
            </dd>
          </div>
        </dl>
      ) : sentences ? (
        <SentenceDiff change={sentences} language={language} direction={direction} />
      ) : old.exact === claim.statement ? null : (
        <p {...words}>{old.exact}</p>
      )}
      {outcome === 'ambiguous' ? <p className="text-ink-soft text-sm">{t('places', { count: claim.places })}</p> : null}
      {outcome === 'lost' ? <p className="text-ink-soft text-sm">{t('lostText')}</p> : null}
    </article>
  )
}
