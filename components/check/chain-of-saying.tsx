import { Fragment } from 'react'
import { chainArrow, unnamedAtRoot } from '@/lib/domain/chain'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { directionOf } from '@/lib/domain/language'
import type { PublicAgent, PublicClaim } from '@/lib/domain/public-record'
import { OutsideLink } from '@/components/ui/plain-link'
import { wordsOf } from '@/messages/words'
import { shownDate } from './shown-date'

interface ChainOfSayingProps {
  claim: Pick<PublicClaim, 'speaker' | 'chain' | 'saidAt' | 'saidPlace' | 'language'>
  language: InterfaceLanguage
}

/** Who says so, and through whom it came: "unnamed officials → Wall Street Journal → Asharq Al-Awsat". (rule R2) */
export function ChainOfSaying({ claim, language }: ChainOfSayingProps) {
  const t = wordsOf(language, 'public')
  const codes = wordsOf(language, 'codes')
  const when = [
    ...(claim.saidAt ? [t('saidOn', { date: shownDate(claim.saidAt, language) })] : []),
    ...(claim.saidPlace ? [t('saidIn', { place: claim.saidPlace })] : []),
  ]
  const dir = directionOf(claim.language)
  return (
    <dl className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-baseline gap-x-2">
        {claim.speaker ? (
          <>
            <dt className="text-ink-soft">{t('saidBy')}</dt>
            <dd>
              <AgentName agent={claim.speaker} className="font-semibold text-lg" />
              {claim.speaker.description ? (
                <span className="text-ink-soft">
                  {' · '}
                  <bdi>{claim.speaker.description}</bdi>
                </span>
              ) : null}
              {when.length > 0 ? <span className="text-ink-soft"> · {when.join(' ')}</span> : null}
            </dd>
          </>
        ) : (
          <>
            <dt className="sr-only">{t('saidBy')}</dt>
            <dd className="text-ink-soft">
              {t('noAuthor')}
              {when.length > 0 ? ` · ${when.join(' ')}` : null}
            </dd>
          </>
        )}
      </div>
      {claim.chain.length > 1 || (claim.chain.length === 1 && !claim.speaker) ? (
        <div>
          <dt className="text-ink-faint text-sm">{t('chain')}</dt>
          <dd>
            <bdi lang={claim.language} dir={dir}>
              {claim.chain.map((hop, place) => (
                <Fragment key={`${place} ${hop.agent.name}`}>
                  {place > 0 ? (
                    <span aria-hidden className="px-1.5 text-ink-faint">
                      {chainArrow(dir)}
                    </span>
                  ) : null}
                  <span className="inline-block max-w-full">
                    <AgentName agent={hop.agent} />
                    <span className="text-ink-faint text-sm">
                      {' '}
                      ({hop.verb ? <bdi>{hop.verb}</bdi> : <bdi lang={language}>{codes(`hopForce.${hop.force}`)}</bdi>})
                    </span>
                  </span>{' '}
                </Fragment>
              ))}
            </bdi>
          </dd>
          {unnamedAtRoot(claim.chain) ? <dd className="mt-1 text-caution text-sm">{t('unnamedRoot')}</dd> : null}
        </div>
      ) : null}
    </dl>
  )
}

function AgentName({ agent, className }: { agent: PublicAgent; className?: string }) {
  const name = <bdi className={className}>{agent.name}</bdi>
  return agent.sameAs && /^https?:/.test(agent.sameAs) ? (
    <OutsideLink href={agent.sameAs} variant="quiet" data-plain>
      {name}
    </OutsideLink>
  ) : (
    name
  )
}
