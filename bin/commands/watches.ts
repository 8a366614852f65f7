import type { Command } from 'commander'
import { can } from '@/lib/policy/permissions'
import { everyItem } from '@/lib/server/annotations/library'
import { ownDesks } from '@/lib/server/newsroom/desks'
import { SYSTEM } from '@/lib/server/engine/system-actor'
import { askDuePages, type AskedPage } from '@/lib/server/articles/watching/round'
import { startWatch, stopWatch } from '@/lib/server/articles/watching/watch'
import { articleWatch, deskWatches } from '@/lib/server/articles/watching/watch-views'
import { columns, type CommonOptions, namedDesk, Session, subcommand } from './session'
import { CommandRefused } from './command-refused'

/** `stet watch …`. */
export function addWatchCommands(program: Command, folder: string): void {
  const watch = program.command('watch').description('watched pages of articles')
  subcommand(watch, 'list', 'lists the watched pages of your desks, and what was seen there last')
    .option('--desk <desk>', 'only those of one desk')
    .action((options: CommonOptions & { desk?: string }) => listWatches(new Session(folder, options), options.desk))
  subcommand(watch, 'start <article>', 'watches the page of an article').action(
    async (articleId: string, options: CommonOptions) => {
      const session = new Session(folder, options)
      const actor = await session.actor()
      await startWatch(actor, { articleId })
      const view = await articleWatch(actor, { articleId })
      session.print(view, () => [`${view.url ?? ''} is watched; it is asked next at ${view.watch?.nextAt ?? '–'}.`])
    },
  )
  subcommand(watch, 'stop <article>', 'stops watching the page of an article').action(
    async (articleId: string, options: CommonOptions) => {
      const session = new Session(folder, options)
      const actor = await session.actor()
      const { watch: now, url } = await articleWatch(actor, { articleId })
      if (!now) throw new CommandRefused('The page of this article was never watched. Nothing was changed.')
      await stopWatch(actor, { id: now.id }, { version: now.version })
      session.print(await articleWatch(actor, { articleId }), () => [`${url ?? articleId} is not watched any more.`])
    },
  )
  subcommand(watch, 'run [article]', 'asks the watched pages whose turn has come, or the page of one article now')
    .option('--quiet', 'say only what has changed, went away or failed, as cron wants it')
    .action((articleId: string | undefined, options: CommonOptions & { quiet?: boolean }) =>
      runRound(new Session(folder, options), articleId, options.quiet ?? false),
    )
}

async function listWatches(session: Session, desk: string | undefined) {
  const actor = await session.actor()
  const { deskId } = await namedDesk(actor, desk)
  const chosen = (await ownDesks(actor, {})).filter(({ id }) => deskId === undefined || id === deskId)
  const parts = await Promise.all(
    chosen.map(({ id }) => everyItem((part) => deskWatches(actor, { deskId: id, ...part }))),
  )
  const items = parts.flat()
  session.print({ items }, () =>
    columns(
      items.map(({ articleId, state, seen, nextAt, changedPageId, url }) => [
        articleId,
        changedPageId === null ? state : `${state}, a changed text waits`,
        seen ? `${seen.outcome} ${seen.at}` : 'not asked yet',
        nextAt === null ? '–' : `next ${nextAt}`,
        url ?? 'no address',
      ]),
    ),
  )
}

/** One round. Fails when no page at all could be asked: then the fault is here, not with the sites. */
async function runRound(session: Session, articleId: string | undefined, quiet: boolean) {
  const actor = await session.actor()
  if (articleId === undefined) {
    if (!can(actor, 'site:administer', null))
      throw new CommandRefused(
        'A round asks the pages of every desk: only an administrator runs it. Nothing was asked.',
      )
  } else {
    const { watch } = await articleWatch(actor, { articleId })
    if (!can(actor, 'article:change', watch?.deskId ?? null) || !watch?.nextAt)
      throw new CommandRefused('The page of this article is not watched. Nothing was asked; watch it first.')
  }
  const told = await askDuePages({ by: { ...SYSTEM, via: 'cli' }, ...(articleId === undefined ? {} : { articleId }) })
  if (articleId !== undefined && told.length === 0)
    throw new CommandRefused(
      'The site is asked for another page now, or wants a pause. Nothing was asked; try again in a minute.',
    )
  const counts: Record<string, number> = {}
  for (const { outcome } of told) counts[outcome ?? 'not asked'] = (counts[outcome ?? 'not asked'] ?? 0) + 1
  session.print({ asked: told.length, counts, pages: told }, () => [
    ...columns(told.filter((page) => !quiet || isNews(page)).map(line)),
    ...(quiet ? [] : [`${told.length} asked${told.length === 0 ? ': no turn has come' : ''}`]),
  ])
  if (told.length > 0 && told.every(({ outcome }) => outcome === 'unreachable'))
    throw new CommandRefused(`None of ${told.length} pages answered. They are asked again later; look at the network.`)
}

const isNews = ({ outcome, changedPageId, state }: AskedPage) =>
  changedPageId !== null || outcome !== 'same' || state === 'gone' || state === 'ended'

const line = ({ articleId, outcome, status, state, url, changedPageId }: AskedPage): string[] => [
  articleId,
  [outcome ?? 'not asked', ...(status === null || status === 200 ? [] : [String(status)])].join(' '),
  changedPageId === null ? state : 'a changed text waits for a decision',
  url ?? 'no address',
]
