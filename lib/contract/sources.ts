import { z } from 'zod'
import { CAPTURE_OUTCOMES } from '@/lib/domain/codes'
import { NoInput } from '@/lib/schemas/review'
import { AddSource, ChangeSource, IdentityView, SourceView } from '@/lib/schemas/source'
import { id } from '@/lib/schemas/text'
import * as listing from '@/lib/schemas/listing'
import { type Addresses, changed, lists, makes, shown, shows, takenAway } from './address'

export const SourceUse = z.object({
  claimId: id,
  articleId: id,
  articleTitle: z.string(),
  key: z.string(),
  statement: z.string(),
  number: z.int(),
  stance: z.string(),
})

/** The archived copies of a source. (rule R11) */
export const SnapshotsView = z.object({
  items: z.array(
    z.object({
      sha256: z.string(),
      takenAt: z.string(),
      url: z.string().nullable(),
      finalUrl: z.string().nullable(),
      contentType: z.string(),
      byteLength: z.int(),
      hasText: z.boolean(),
    }),
  ),
  last: z
    .object({
      requestedAt: z.string(),
      triedAt: z.string().nullable(),
      doneAt: z.string().nullable().meta({ description: 'Null: it waits, or is tried again.' }),
      outcome: z.enum(CAPTURE_OUTCOMES).nullable(),
    })
    .nullable()
    .meta({ description: 'The last attempt; null: none was ever asked for.' }),
})

/** The addresses of sources and their archived copies. */
export const SOURCES = {
  'GET /sources': { does: 'Lists the sources of a desk.', query: listing.LibraryListing, answer: lists(SourceView) },
  'POST /sources': { does: 'Adds a source.', body: AddSource, answer: makes(SourceView) },
  'GET /sources/{id}': shown('a source', SourceView),
  'PATCH /sources/{id}': changed('a source', ChangeSource, SourceView),
  'DELETE /sources/{id}': takenAway('a source'),
  'POST /sources/{id}/identity': {
    does: 'Opens who a confidential source is, for its owner and chiefs of the desk; each opening is an event of the audit log.',
    body: NoInput,
    answer: shows(IdentityView),
    conflicts: true,
  },
  'GET /sources/{id}/uses': {
    does: 'Where a source is cited.',
    query: listing.PartListing,
    answer: lists(SourceUse),
  },
  'GET /sources/{id}/snapshots': {
    does: 'The archived copies of a source, newest first, and what came of the last attempt to take one.',
    answer: shows(SnapshotsView),
  },
  'POST /sources/{id}/snapshots': {
    does: 'Asks for a copy of what stands at the address of a source; it is taken after the answer.',
    body: NoInput,
    answer: { status: 202, view: SnapshotsView },
  },
  'GET /sources/{id}/snapshots/{hash}': {
    does: 'An archived copy as it was received, always as a download.',
    answer: { status: 200, type: 'application/octet-stream' },
  },
} as const satisfies Addresses
