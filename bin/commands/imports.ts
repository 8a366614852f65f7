import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Command, Option } from 'commander'
import { KnownArticle, Refusal } from '@/lib/domain/errors'
import { importArticle } from '@/lib/server/articles/import'
import { env } from '@/lib/server/platform/env'
import { type CommonOptions, namedDesk, printable, Session, subcommand } from './session'
import { ProgressBar } from './progress-bar'
import { CommandRefused } from './command-refused'

export const FORMATS = ['auto', 'text', 'html', 'markdown', 'pdf', 'docx', 'eml'] as const

export interface TextOptions extends CommonOptions {
  readonly title?: string
  readonly format: (typeof FORMATS)[number]
}

interface ImportOptions extends TextOptions {
  readonly desk?: string
  readonly published?: string
  readonly outlet?: string
  readonly known: (typeof KNOWN)[number]
}

/** What to do with an article that is here already. */
const KNOWN = ['refuse', 'import'] as const

/** What came of one of many: exactly one of `id` and `message` is told. */
interface Imported {
  readonly source: string
  readonly id?: string
  readonly version?: number
  readonly message?: string
  /** Where it was refused because it is here already: as what. */
  readonly known?: HereAlready['articles']
}

/** What is brought in is here already: with its address, as a person or a script at the command line goes on from there. */
class HereAlready extends CommandRefused {
  readonly articles: readonly { readonly id: string; readonly title: string; readonly address: string }[]
  constructor({ known }: KnownArticle) {
    const articles = known.map(({ id, title }) => ({ id, title, address: `${env().publicUrl}/desk/articles/${id}` }))
    super(
      `This article is here already: ${articles.map(({ address }) => address).join(', ')}. Nothing was imported; open it, add the text with "stet article add-version", or import it all the same with --known import.`,
    )
    this.articles = articles
  }
}

/** What is brought in from a folder: everything else in it is left alone. */
const ARTICLE_FILE = /\.(?:txt|text|html?|xhtml|md|markdown|pdf|docx|eml)$/i
/** While two articles are read, one is stored. */
const AT_ONCE = 3

/** `stet article import`. */
export function addImportCommand(article: Command, folder: string): void {
  subcommand(
    article,
    'import <sources...>',
    "brings in files, folders, addresses, or standard input (-); prints each article's id and version",
  )
    .option('--desk <desk>', 'name of the desk, where you belong to several')
    .option('--title <title>', 'the headline, where it is not found right')
    .option('--published <date>', 'when it appeared: 2014, 2014-01 or 2014-01-15')
    .option('--outlet <outlet>', 'where it appeared')
    .addOption(new Option('--format <format>', 'what to take it for').choices(FORMATS).default('auto'))
    .addOption(
      new Option('--known <action>', 'what to do with an article that is here already')
        .choices(KNOWN)
        .default('refuse'),
    )
    .action((sources: readonly string[], options: ImportOptions) =>
      bringIn(new Session(folder, options), sources, options),
    )
}

async function bringIn(session: Session, named: readonly string[], options: ImportOptions): Promise<void> {
  const { sources, many } = sourcesOf(session, named)
  if (many && options.title !== undefined)
    throw new CommandRefused('One title can not be that of several articles. Nothing was done; leave out --title.')
  const actor = await session.actor()
  const facts = {
    ...(await namedDesk(actor, options.desk)),
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(options.published === undefined ? {} : { publishedAt: options.published }),
    ...(options.outlet === undefined ? {} : { outlet: options.outlet }),
  }
  const again = options.known === 'import' ? { known: 'import' as const } : {}
  const bring = async (source: string) => {
    const input = { ...facts, ...again, ...(await contentOf(session, source, options)) }
    return importArticle(actor, input).catch((error: unknown) => {
      throw error instanceof KnownArticle ? new HereAlready(error) : error
    })
  }
  const [only] = sources
  if (!many && only !== undefined) {
    const { id, articleVersion } = await bring(only)
    session.print({ id, version: articleVersion }, () => [`${id}  version ${articleVersion}`])
    return
  }
  const bar = new ProgressBar(sources.length)
  const outcomes = await eachOf(sources, async (source): Promise<Imported> => {
    const outcome = await bring(source).then(
      ({ id, articleVersion }) => ({ source, id, version: articleVersion }),
      (error: unknown) => ({
        source,
        message: reasonOf(error),
        ...(error instanceof HereAlready ? { known: error.articles } : {}),
      }),
    )
    bar.step('message' in outcome)
    return outcome
  })
  bar.end()
  tell(session, outcomes)
}

function tell(session: Session, outcomes: readonly Imported[]): void {
  const failed = outcomes.filter(({ message }) => message !== undefined)
  const imported = outcomes.filter(({ message }) => message === undefined)
  session.print({ imported, failed }, () => [
    ...imported.map(({ id, version, source }) => `${id}  version ${version}  ${source}`),
    ...failed.map(({ source, message }) => `failed: ${source}: ${message}`),
    `${imported.length} imported, ${failed.length} failed`,
  ])
  if (failed.length > 0)
    throw new CommandRefused(`${failed.length} of ${outcomes.length} could not be brought in; the others are saved.`)
}

/** Why one of many failed, in one line. What should not happen stops nobody else's import either. */
function reasonOf(error: unknown): string {
  const sentence = error instanceof Error ? error.message : String(error)
  const told = error instanceof Refusal ? sentence : `Something failed that should not: ${sentence}`
  return printable(told.replace(/\s+/g, ' ').trim())
}

/** Does an action for each, a few at once; the outcomes are in the order of the sources. */
async function eachOf<Outcome>(
  sources: readonly string[],
  action: (source: string) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let next = 0
  const work = async () => {
    for (let at = next++; at < sources.length; at = next++) {
      const source = sources[at]
      if (source !== undefined) outcomes[at] = await action(source)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return outcomes
}

/** Files in place of the folders that were named. @throws InvalidInput */
function sourcesOf(session: Session, named: readonly string[]): { sources: string[]; many: boolean } {
  let many = named.length > 1
  const sources = named.flatMap((source) => {
    const path = session.path(source)
    if (isAddress(source) || source === '-' || !statSync(path, { throwIfNoEntry: false })?.isDirectory())
      return [source]
    many = true
    const files = filesIn(path).map((file) => join(source, file))
    if (files.length > 0) return files
    throw new CommandRefused(
      `${source} holds no file that could be an article (text, HTML, Markdown, PDF, DOCX, EML). Nothing was done.`,
    )
  })
  return { sources, many }
}

/** The files of a folder and the folders in it, in the order of their names; links are not followed. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return filesIn(join(folder, entry.name)).map((file) => join(entry.name, file))
      return entry.isFile() && ARTICLE_FILE.test(entry.name) ? [entry.name] : []
    })
}

const isAddress = (source: string): boolean => /^https?:\/\//i.test(source)

/** What is at an address, in a file, or comes by standard input. */
export async function contentOf(session: Session, file: string, options: TextOptions) {
  if (isAddress(file)) return { url: file }
  const format = options.format === 'auto' ? {} : { format: options.format }
  return { file: { bytes: await session.read(file), ...(file === '-' ? {} : { name: basename(file) }) }, ...format }
}
