import { z } from 'zod'
import { because } from './because'
import { CLAIM_STATES, CLAIM_TYPES, INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { EXPORT_FORMATS } from '@/lib/domain/export-formats'
import { PLACE_SIDES, QUEUE_PARTS } from './article-version'
import { id, text } from './text'

/** Query strings of the HTTP API: everything arrives as text, and an unknown name is refused rather than overlooked. */

const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
const wholeNumber = (max: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, because('whole-number'))
    .transform(Number)
    .pipe(z.int().min(1).max(max))

const paged = { limit: wholeNumber(200).default(50), cursor: id.optional() }
const words = text(200).optional()

export const ArticleListing = z.strictObject({ deskId: id.optional(), words, dropped: flag.optional(), ...paged })
export const ClaimListing = z.strictObject({
  deskId: id.optional(),
  articleId: id.optional(),
  words,
  speakerId: id.optional(),
  rating: text(40).optional(),
  state: z.enum(CLAIM_STATES).optional(),
  type: z.enum(CLAIM_TYPES).optional(),
  personId: id.optional(),
  needsRecheck: flag.optional(),
  ...paged,
})
export const WatchListing = z.strictObject({ deskId: id.optional(), ...paged })
/** Changed texts that wait for a decision, or all of them. */
export const ChangedPageListing = z.strictObject({
  deskId: id.optional(),
  part: z.enum(['open', 'all']).default('open'),
  ...paged,
})
/** Agents and sources. */
export const LibraryListing = z.strictObject({ deskId: id.optional(), words, ...paged })
export const ErrorReportListing = z.strictObject({ deskId: id.optional(), closed: flag.optional(), ...paged })
export const PartListing = z.strictObject(paged)
export const HistoryListing = z.strictObject({ limit: wholeNumber(500).optional() })
export const AuditListing = z.strictObject({
  actorId: id.optional(),
  /** The start of a command's name: `person.` */
  command: text(64).optional(),
  ...paged,
})
/** Which entries of the re-anchoring queue: by default those that wait. */
export const QueueListing = z.strictObject({ part: z.enum(QUEUE_PARTS).optional(), ...paged })
/** With which version another is compared: by default the one before it. */
export const DiffListing = z.strictObject({ from: wholeNumber(1_000_000).optional() })
const offset = z
  .string()
  .regex(/^\d{1,8}$/, because('whole-number'))
  .transform(Number)
/** A place in code points, of the version's text or of what was received. */
export const ReceivedListing = z.strictObject({ start: offset, end: offset, in: z.enum(PLACE_SIDES).default('text') })
export const WorkspaceListing = z.strictObject({ version: wholeNumber(1_000_000).optional() })
export const ExportListing = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  /** Of `csv`: which of its tables. */
  part: z.enum(['claims', 'evidence', 'relations']).optional(),
  /** Of the report's own words; by default the newsroom's. */
  language: z.enum(INTERFACE_LANGUAGES).optional(),
})
/**
 * `after`: the `seq` of the last event that the caller knows, as Last-Event-ID. `window`: a name made by a page that shows
 * the article to a person, who is then said to be there.
 */
export const EventListing = z.strictObject({
  article: id.optional(),
  window: id.optional(),
  after: z
    .string()
    .regex(/^\d{1,15}$/, because('place-in-log'))
    .transform(Number)
    .optional(),
})
export const SearchListing = z.looseObject({ q: text(500).optional() })
