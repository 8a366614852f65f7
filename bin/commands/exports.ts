import { once } from 'node:events'
import { lstat, rename, rm, writeFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@/lib/domain/codes'
import { EXPORT_FORMATS, type ExportFormat } from '@/lib/domain/export-formats'
import { exportArticle, exportClaim } from '@/lib/server/reports/export'
import type { Exported, ExportedInParts } from '@/lib/server/reports/formats'
import { exportPeriod } from '@/lib/server/reports/period'
import { type CommonOptions, namedDesk, Session, subcommand } from './session'

interface ExportOptions extends CommonOptions {
  readonly claim?: string
  readonly period?: { readonly from: string; readonly to: string }
  readonly format: ExportFormat
  readonly part?: 'claims' | 'evidence' | 'relations'
  readonly language?: InterfaceLanguage
  readonly desk?: string
  readonly output?: string
}

/** `stet export`. */
export function addExportCommand(program: Command, folder: string): void {
  subcommand(program, 'export [article]', 'exports the report of an article, of one claim, or of a period', {
    json: false,
  })
    .option('--claim <id>', 'of one claim')
    .option('--period <A..B>', 'of what a desk published from day A to day B', period)
    .addOption(new Option('--format <format>', 'as what').choices(EXPORT_FORMATS).makeOptionMandatory())
    .addOption(new Option('--part <part>', 'of csv: which table').choices(['claims', 'evidence', 'relations']))
    .addOption(new Option('--language <language>', "of the report's own words").choices(INTERFACE_LANGUAGES))
    .option('--desk <desk>', 'of --period: whose, where you belong to several')
    .option('-o, --output <file>', 'write to a file in place of standard output')
    .action(async (article: string | undefined, options: ExportOptions, command: Command) => {
      const given = [article, options.claim, options.period].filter((each) => each !== undefined)
      if (given.length !== 1) command.error('error: give an article, --claim or --period, and only one of them')
      const session = new Session(folder, options)
      const file = await exported(session, article, options)
      if (options.output === undefined) await printParts(file)
      else await saveParts(file, session.path(options.output))
    })
}

async function* partsOf(file: Exported | ExportedInParts): AsyncGenerator<string> {
  if ('parts' in file) yield* file.parts
  else yield file.body
}

/** The next part is made once the last one is taken. */
async function printParts(file: Exported | ExportedInParts): Promise<void> {
  for await (const part of partsOf(file)) if (!process.stdout.write(part)) await once(process.stdout, 'drain')
}

/** Beside the file first: what breaks off leaves the one that was there. A device or a link is written to as it is. */
async function saveParts(file: Exported | ExportedInParts, path: string): Promise<void> {
  const there = await lstat(path).catch(() => null)
  if (there && !there.isFile()) return writeFile(path, partsOf(file))
  const draft = `${path}.part`
  try {
    await writeFile(draft, partsOf(file))
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

async function exported(
  session: Session,
  articleId: string | undefined,
  options: ExportOptions,
): Promise<Exported | ExportedInParts> {
  const actor = await session.actor()
  const { format, part, language } = options
  const wanted = { format, ...(part ? { part } : {}), ...(language ? { language } : {}) }
  if (articleId !== undefined) return exportArticle(actor, { articleId, ...wanted })
  if (options.claim !== undefined) return exportClaim(actor, { claimId: options.claim, ...wanted })
  const { from = '', to = '' } = options.period ?? {}
  return exportPeriod(actor, { ...(await namedDesk(actor, options.desk)), from, to, ...wanted })
}

function period(value: string): { from: string; to: string } {
  const [, from, to] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(value) ?? []
  if (from === undefined || to === undefined || to < from) {
    throw new InvalidArgumentError('It is two days, as 2026-01-01..2026-03-31.')
  }
  return { from, to }
}
