import { Link } from '@/components/ui/link'
import { shownDate } from '@/components/check/shown-date'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { segments } from '@/lib/domain/anchoring/segments'
import { chainArrow } from '@/lib/domain/chain'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { directionOf } from '@/lib/domain/language'
import type { AgentView } from '@/lib/schemas/agent'
import type { WorkspaceView } from '@/lib/schemas/article'
import type { ClaimView } from '@/lib/schemas/claim'
import { wordsOf } from '@/messages/words'

interface ClaimFactsProps {
  claim: ClaimView
  agents: readonly AgentView[]
  language: InterfaceLanguage
}

/** The claim in words, who says so and through whom, and what kind of claim it is. */
export function ClaimFacts({ claim, agents, language }: ClaimFactsProps) {
  const t = wordsOf(language, 'desk')
  const codes = wordsOf(language, 'codes')
  const speaker = agents.find((agent) => agent.id === claim.speakerId)
  const dir = directionOf(claim.language)
  const said = [claim.saidAt ? shownDate(claim.saidAt, language) : null, claim.saidPlace].filter(Boolean).join(', ')
  const facts = [
    { name: t('review.saidBy'), value: speaker?.name ?? (claim.noAuthor ? t('review.noAuthor') : t('noSpeaker')) },
    ...(said ? [{ name: t('review.saidAt'), value: said }] : []),
    ...(claim.type ? [{ name: t('review.type'), value: codes(`claimType.${claim.type}`) }] : []),
    ...(claim.polarity ? [{ name: t('review.polarity'), value: codes(`polarity.${claim.polarity}`) }] : []),
  ]
  return (
    <section aria-labelledby="claim-words">
      <h2 id="claim-words" className="text-ink-faint text-sm">
        {t('review.statement')}
      </h2>
      <p lang={claim.language} dir={dir} className="article-headline mt-1 text-[1.625rem]">
        {claim.statement}
      </p>
      <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt className="text-ink-faint text-sm">{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {claim.chain.length > 1 ? (
        <p className="mt-2 text-ink-soft">
          <bdi dir={dir}>
            {claim.chain.map((hop, place) => (
              <span key={`${place} ${hop.agentId}`}>
                {place > 0 ? ` ${chainArrow(dir)} ` : null}
                <bdi>{hop.name}</bdi>{' '}
                <span className="text-ink-faint text-sm">({hop.verb ? hop.verb : codes(`hopForce.${hop.force}`)})</span>
              </span>
            ))}
          </bdi>
        </p>
      ) : null}
    </section>
  )
}

interface ClaimInContextProps {
  claim: ClaimView
  shown: WorkspaceView['shown']
  article: WorkspaceView['article']
  relations: WorkspaceView['relations']
  language: InterfaceLanguage
}

/** The paragraph that holds the quote, between its neighbours, with the quote marked. */
export function ClaimInContext({ claim, shown, article, relations, language }: ClaimInContextProps) {
  const t = wordsOf(language, 'desk')
  const place = claim.appearances.find((each) => each.articleId === article.id && each.articleVersion === shown.number)
  return (
    <section aria-labelledby="claim-context">
      <h2 id="claim-context" className="mb-3 border-line border-b pb-1 font-semibold">
        {t('review.context')}{' '}
        <span className="ms-1 font-normal text-ink-faint text-sm">
          {t('review.contextText', { number: shown.number })}
        </span>
      </h2>
      {place ? (
        <div lang={article.language} dir={article.direction} className="flex flex-col gap-4">
          {nearBlocks(shown, place).map((block) => (
            <MarkedBlock key={block.start} text={shown.text} block={block} mark={place} />
          ))}
        </div>
      ) : (
        <p className="text-ink-soft">{t('review.noPlace')}</p>
      )}
      <Relations claim={claim} relations={relations} language={language} />
    </section>
  )
}

type Range = { readonly start: number; readonly end: number }

/** Blocks that the quote touches, with one on each side. */
function nearBlocks(shown: WorkspaceView['shown'], quote: Range) {
  const blocks = shown.blocks.filter((block) => block.end > block.start)
  const touched = blocks.flatMap((block, at) => (block.start < quote.end && block.end > quote.start ? [at] : []))
  const first = touched[0]
  const last = touched.at(-1)
  return first === undefined || last === undefined ? [] : blocks.slice(Math.max(0, first - 1), last + 2)
}

function MarkedBlock({ text, block, mark }: { text: string; block: Range & { readonly kind: string }; mark: Range }) {
  const index = codePointIndex(text)
  const words = index.slice(codePoints(block.start), codePoints(block.end))
  const own = codePointIndex(words)
  const marks = [
    { id: 'quote', start: codePoints(mark.start - block.start), end: codePoints(mark.end - block.start) },
  ].filter(({ start, end }) => end > 0 && start < own.length)
  return (
    <p className={`article-text ${block.kind === 'title' || block.kind === 'heading' ? 'font-semibold' : ''}`}>
      {segments(words, marks).map((piece) =>
        piece.ids.length === 0 ? (
          own.slice(piece.start, piece.end)
        ) : (
          <mark key={piece.start} className="claim-mark" data-progress="in-review" data-open>
            {own.slice(piece.start, piece.end)}
          </mark>
        ),
      )}
    </p>
  )
}

/** What supports and contradicts it, in this article and others. */
function Relations({ claim, relations, language }: Pick<ClaimInContextProps, 'claim' | 'relations' | 'language'>) {
  const t = wordsOf(language, 'desk')
  const codes = wordsOf(language, 'codes')
  const own = relations.filter((each) => each.fromId === claim.id || each.toId === claim.id)
  if (own.length === 0) return null
  return (
    <>
      <h3 className="mt-5 mb-1 font-medium text-ink-soft text-sm">{t('review.relations')}</h3>
      <ul className="flex flex-col gap-1.5">
        {own.map((each) => {
          const outward = each.fromId === claim.id
          const other = outward ? each.to : each.from
          return (
            <li key={each.id}>
              <span className="text-ink-soft">
                {outward ? codes(`relation.${each.type}`) : codes(`relationReversed.${each.type}`)}
                {each.strength ? ` · ${codes(`relationStrength.${each.strength}`)}` : null}
              </span>{' '}
              <Link
                href={`/desk/articles/${other.articleId}?claim=${outward ? each.toId : each.fromId}`}
                variant="plain"
              >
                <span className="figures font-medium">{other.key}</span> <bdi className="quoted">{other.statement}</bdi>
              </Link>
            </li>
          )
        })}
      </ul>
    </>
  )
}
