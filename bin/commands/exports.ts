import { writeFileSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { EXPORT_FORMATS, type ExportFormat, INTERFACE_LANGUAGES, type InterfaceLanguage } from '@/lib/domain/codes'
import { exportArticle, exportClaim, exportPeriod } from '@/lib/server/reports/export'
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
      const { body } = await exported(session, article, options)
      if (options.output === undefined) process.stdout.write(body)
      else writeFileSync(session.path(options.output), body)
    })
}

async function exported(session: Session, articleId: string | undefined, options: ExportOptions) {
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
