import type { ReactNode } from 'react'
import { Moment } from '@/components/shell/moment'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/form-field'
import { LinkButton } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { ArticleWatchView, WatchView } from '@/lib/schemas/watch'
import { wordsOf } from '@/messages/words'

type Language = Parameters<typeof wordsOf>[0]

interface WatchCardProps {
  view: ArticleWatchView
  language: Language
  mayChange: boolean
  /** What was just done here. */
  done: string | undefined
  refused: boolean
}

const DONE = ['start', 'stop', 'ask'] as const
const TONES = { watching: 'success', gone: 'danger', ended: 'neutral', stopped: 'neutral' } as const
const SAID = { watching: 'cardWatching', gone: 'cardGone', ended: 'cardEnded', stopped: 'cardStopped' } as const

/** Whether the article's page is watched, what came of it last, and starting and stopping it. (rule R7) */
export function WatchCard({ view, language, mayChange, done, refused }: WatchCardProps) {
  const t = wordsOf(language, 'watching')
  const { watch, url, articleId } = view
  const isActive = watch?.state === 'watching' || watch?.state === 'gone'
  const known = DONE.find((action) => done === `watch-${action}`)
  return (
    <Card aria-labelledby="watch">
      <CardHeader acts={watch ? <Badge tone={TONES[watch.state]}>{t(`watchState.${watch.state}`)}</Badge> : null}>
        <h2 id="watch" className="font-semibold">
          {t('card')}
        </h2>
      </CardHeader>
      <CardBody className="flex flex-col gap-3">
        {known ? (
          <Notice tone="success" role="status">
            {t(`done.${known}`)}
          </Notice>
        ) : null}
        {refused ? (
          <Notice tone="danger" role="alert">
            {t('refused.other')}
          </Notice>
        ) : null}
        {watch?.changedPageId ? (
          <Notice
            tone="caution"
            acts={
              <LinkButton href={`/desk/changed-pages/${watch.changedPageId}`} size="sm">
                {t('look')}
              </LinkButton>
            }
          >
            {t('waitsText')}
          </Notice>
        ) : null}
        <p className="text-ink-soft">{url === null ? t('cardNoAddress') : t(watch ? SAID[watch.state] : 'cardIdle')}</p>
        {url === null ? null : (
          <bdi dir="ltr" className="wrap-anywhere text-ink-faint text-sm">
            {url}
          </bdi>
        )}
        {watch ? <LastAnswer watch={watch} language={language} /> : null}
        {mayChange && url !== null ? (
          <div className="flex flex-wrap gap-2">
            {watch && isActive ? (
              <>
                <Action verb="ask" watch={watch}>
                  {t('askNow')}
                </Action>
                <Action verb="stop" watch={watch}>
                  {t('stop')}
                </Action>
              </>
            ) : (
              <form method="post" action="/desk/watches/change">
                <input type="hidden" name="verb" value="start" />
                <input type="hidden" name="articleId" value={articleId} />
                <SubmitButton variant="secondary">{t('watchThis')}</SubmitButton>
              </form>
            )}
          </div>
        ) : null}
      </CardBody>
    </Card>
  )
}

const Action = ({ verb, watch, children }: { verb: 'ask' | 'stop'; watch: WatchView; children: ReactNode }) => (
  <form method="post" action="/desk/watches/change">
    <input type="hidden" name="verb" value={verb} />
    <input type="hidden" name="articleId" value={watch.articleId} />
    <input type="hidden" name="id" value={watch.id} />
    <input type="hidden" name="version" value={watch.version} />
    <SubmitButton variant="secondary">{children}</SubmitButton>
  </form>
)

function LastAnswer({ watch, language }: { watch: WatchView; language: Language }) {
  const t = wordsOf(language, 'watching')
  const { seen, missingSince, nextAt, failures } = watch
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-5 gap-y-1">
      <dt className="text-ink-faint">{t('lastAnswer')}</dt>
      <dd>
        {seen ? (
          <>
            {t(`outcome.${seen.outcome}`)}
            {seen.status !== null && seen.status >= 400 ? ` (${t('status', { status: String(seen.status) })})` : null}
            {' · '}
            <Moment at={seen.at} />
          </>
        ) : (
          t('notAsked')
        )}
      </dd>
      {seen?.finalUrl ? (
        <>
          <dt className="text-ink-faint">{t('ledTo')}</dt>
          <dd>
            <bdi dir="ltr" className="wrap-anywhere">
              {seen.finalUrl}
            </bdi>
          </dd>
        </>
      ) : null}
      {missingSince ? (
        <>
          <dt className="text-ink-faint">{t('missingSince')}</dt>
          <dd>
            <Moment at={missingSince} show="full" />
          </dd>
        </>
      ) : null}
      <dt className="text-ink-faint">{t('nextAsk')}</dt>
      <dd>
        {nextAt ? <Moment at={nextAt} show="full" /> : t('noNext')}
        {failures > 0 ? <span className="block text-ink-soft">{t('failures', { count: failures })}</span> : null}
      </dd>
    </dl>
  )
}
