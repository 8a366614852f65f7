import { reportIn } from '@/messages/refusals'
import { type Command, Option } from 'commander'
import { annotateArticle, type AnnotationReport } from '@/lib/server/annotations/annotate'
import { everyItem } from '@/lib/server/annotations/library'
import { addVersion } from '@/lib/server/articles/add-version'
import { deskArticles } from '@/lib/server/articles/list'
import { articleText, oneArticle } from '@/lib/server/articles/show'
import { claimsOfArticle } from '@/lib/server/claims/of-article'
import { ownDesks } from '@/lib/server/newsroom/desks'
import { addImportCommand, contentOf, FORMATS, type TextOptions } from './imports'
import { jsonIn } from './json-file'
import { columns, type CommonOptions, namedDesk, Session, subcommand } from './session'
import { CommandRefused } from './command-refused'

/** `stet article …`, `stet annotate` and `stet claim list`. */
export function addArticleCommands(program: Command, folder: string): void {
  const article = program.command('article').description('articles and their texts')
  addImportCommand(article, folder)
  subcommand(article, 'list', 'lists the articles of your desks')
    .option('--desk <desk>', 'only those of one desk')
    .action((options: CommonOptions & { desk?: string }) => listArticles(new Session(folder, options), options.desk))
  subcommand(article, 'show <id>', 'shows what is known about an article')
    .option('--text', 'print the clean text exactly as positions count it, with no line end added')
    .action((id: string, options: CommonOptions & { text?: boolean }) =>
      showArticle(new Session(folder, options), id, options.text ?? false),
    )
  subcommand(
    article,
    'add-version <id> <file>',
    'adds a new version of the text from a file, an address, or standard input (-); prints what became of the marks',
  )
    .option('--title <title>', 'the headline, where it is not found right')
    .addOption(new Option('--format <format>', 'what to take it for').choices(FORMATS).default('auto'))
    .action((id: string, file: string, options: TextOptions) =>
      addText(new Session(folder, options), id, file, options),
    )

  subcommand(
    program,
    'annotate <article> <file>',
    "takes over annotations: W3C JSON-LD, rows of Hypothesis, or Stet's own JSON; says what became of each",
  )
    .option('--preview', 'only say what would happen')
    .action(async (articleId: string, file: string, options: CommonOptions & { preview?: boolean }) => {
      const session = new Session(folder, options)
      const actor = await session.actor()
      const json = jsonIn(await session.read(file), file)
      const report = await annotateArticle(actor, { articleId, json, preview: options.preview ?? false })
      session.print(reportIn('en', report), () => told(report))
      const refused = report.outcomes.filter((each) => each.refused !== null).length
      if (refused > 0) throw new CommandRefused(`${refused} of the annotations were refused; the others are marked.`)
    })

  const claim = program.command('claim').description('claims')
  subcommand(claim, 'list <article>', 'lists the claims of an article, in the order of the text').action(
    async (articleId: string, options: CommonOptions) => {
      const session = new Session(folder, options)
      const actor = await session.actor()
      const items = await everyItem((part) => claimsOfArticle(actor, { articleId, ...part }))
      session.print({ items }, () =>
        columns(
          items.map(({ key, state, attributionVerdict, truthVerdict, statement }) => [
            key,
            state,
            attributionVerdict?.rating ?? '–',
            truthVerdict?.rating ?? '–',
            statement,
          ]),
        ),
      )
    },
  )
}

async function addText(session: Session, id: string, file: string, options: TextOptions) {
  const actor = await session.actor()
  const { version: seen } = await oneArticle(actor, { id })
  const given = { ...(options.title === undefined ? {} : { title: options.title }), id }
  const text = { ...given, ...(await contentOf(session, file, options)) }
  const { articleVersion: version, outcomes } = await addVersion(actor, text, { version: seen })
  const waiting = outcomes.changed + outcomes.ambiguous + outcomes.lost
  session.print({ id, version, outcomes, waiting }, () => [
    `${id}  version ${version}`,
    counted(outcomes),
    ...(waiting > 0 ? [`${waiting} wait in the re-anchoring queue`] : []),
  ])
}

/** What became of marks: "30 exact, 1 moved, …". */
const counted = (outcomes: Readonly<Record<string, number>>) =>
  Object.entries(outcomes)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ')

async function listArticles(session: Session, desk: string | undefined) {
  const actor = await session.actor()
  const { deskId } = await namedDesk(actor, desk)
  const chosen = (await ownDesks(actor, {})).filter(({ id }) => deskId === undefined || id === deskId)
  const parts = await Promise.all(
    chosen.map(({ id }) => everyItem((part) => deskArticles(actor, { deskId: id, ...part }))),
  )
  const items = parts.flat()
  session.print({ items }, () =>
    columns(
      items.map(({ id, publishedAt, claimCount, title }) => [id, publishedAt ?? '–', `${claimCount} claims`, title]),
    ),
  )
}

async function showArticle(session: Session, id: string, onlyText: boolean) {
  const actor = await session.actor()
  if (onlyText && !session.options.json) {
    process.stdout.write((await articleText(actor, { id })).text)
    return
  }
  const article = await oneArticle(actor, { id })
  const value = onlyText ? { ...article, text: (await articleText(actor, { id })).text } : article
  session.print(value, () =>
    columns([
      ['id', article.id],
      ['title', article.title],
      ['outlet', article.outlet ?? '–'],
      ['byline', article.byline ?? '–'],
      ['published', article.publishedAt ?? '–'],
      ['language', `${article.language} (${article.direction})`],
      ['claims', String(article.claimCount)],
      ...article.versions.map(({ number, receivedAt, textSha256 }) => [
        `version ${number}`,
        `${receivedAt}  ${textSha256}`,
      ]),
    ]),
  )
}

/** One line for each annotation with its place, then what they add up to. */
function told(report: AnnotationReport): string[] {
  const { outcomes, counts, relations, notes, comments, different, ignored, sum, preview } = report
  const lines = outcomes.map(({ key, outcome, verified, start, end, refused, candidates, exact, ...rest }) => [
    key,
    verified ? outcome : `${outcome} (unverified)`,
    start === null ? candidates.map((each) => `${each.start}–${each.end}`).join(', ') || '–' : `${start}–${end}`,
    becameOf({ ...rest, outcome, refused }, preview),
    refused ?? excerpt(exact ?? ''),
  ])
  const said = comments.made + comments.known
  return [
    ...columns(lines),
    counted(counts),
    `${relations.made} relations`,
    ...(notes > 0 ? [`${notes} notes`] : []),
    ...(said > 0 ? [`${comments.made} comments, ${comments.known} here already`] : []),
    ...different.map(
      ({ claim, field, here, file }) => `differs: ${claim} ${field}: here ${quoted(here)}, in the file ${quoted(file)}`,
    ),
    ...[...grouped(ignored)].map(([what, times]) => `ignored: ${what}${times > 1 ? ` (${times} times)` : ''}`),
    `${sum.inFile} in the file: ${sum.taken} taken over, ${sum.known} here already, ${sum.waiting} without a sure place, ${sum.ignored} ignored`,
    ...(preview ? ['Nothing was done: this is what would happen.'] : []),
  ]
}

type Became = Pick<AnnotationReport['outcomes'][number], 'outcome' | 'claim' | 'known' | 'refused' | 'comments'>

/** The claim that an annotation is, or why there is none. */
function becameOf({ outcome, claim, known, refused, comments }: Became, preview: boolean): string {
  if (claim === null) return preview && refused === null && (outcome === 'exact' || outcome === 'moved') ? 'new' : '–'
  if (!known) return claim.key
  return comments.made > 0
    ? `${claim.key} (here already, ${comments.made} comments added)`
    : `${claim.key} (here already)`
}

const quoted = (value: string | null) => (value === null ? 'nothing' : `“${excerpt(value)}”`)

const excerpt = (words: string) => {
  const line = words.replace(/\s+/g, ' ')
  return [...line].length > 60 ? `${[...line].slice(0, 59).join('')}…` : line
}

/** The same remark about thirty claims is one line. */
function grouped(remarks: AnnotationReport['ignored']): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { pointer, message } of remarks) {
    const what = `${pointer.replace(/\/\d+(?=\/|$)/g, '/*')} ${message}`
    times.set(what, (times.get(what) ?? 0) + 1)
  }
  return times
}
