import { z } from 'zod'
import { ArticleMetadata, ImportArticle } from '@/lib/schemas/article'
import {
  ReanchoringQueueView,
  ReceivedPlaceView,
  VersionAddedView,
  VersionDiffView,
  VersionView,
} from '@/lib/schemas/article-version'
import { id } from '@/lib/schemas/text'
import * as listing from '@/lib/schemas/listing'
import { type Addresses, change, lists, makes, shows } from './address'

const { file: _file, deskId: _deskId, ...versionFields } = ImportArticle.shape

/** A new version as JSON: exactly one of text, html, markdown, url or a changed text of its page. */
export const VersionBody = z.strictObject({
  ...versionFields,
  changedPage: id.optional().meta({ description: 'The changed text that is taken as it was shown.' }),
})

/** A new version as a form: the file, and what else is known of it. */
export const VersionForm = z.object({
  file: z.string().meta({ format: 'binary' }),
  input: ArticleMetadata.extend({ format: versionFields.format, restored: versionFields.restored })
    .optional()
    .meta({ description: 'As JSON.' }),
})

/** The addresses of the versions of a text and what became of the marks in them. */
export const VERSIONS = {
  'GET /articles/{id}/versions': { does: 'The versions of the text, newest first.', answer: lists(VersionView) },
  'POST /articles/{id}/versions': {
    does: 'Adds a new version of the text and finds every mark in it again: what became of them is in `added.outcomes`.',
    body: VersionBody,
    form: VersionForm,
    answer: makes(VersionAddedView),
    ...change,
  },
  'GET /articles/{id}/versions/{number}': { does: 'Shows a version of the text.', answer: shows(VersionView) },
  'GET /articles/{id}/versions/{number}/diff': {
    does: 'A version beside another, paragraph by paragraph and word by word; by default the one before it.',
    query: listing.DiffListing,
    answer: shows(VersionDiffView),
  },
  'GET /articles/{id}/reanchoring': {
    does: 'The re-anchoring queue: marks that wait for a decision where they stand in the newest text.',
    query: listing.QueueListing,
    answer: shows(ReanchoringQueueView),
  },
  'GET /articles/{id}/versions/{number}/text': {
    does: 'The string that positions count in, in Unicode code points.',
    answer: { status: 200, type: 'text/plain; charset=utf-8' },
  },
  'GET /articles/{id}/versions/{number}/received': {
    does: 'Where a place of the text, from start to end in code points, stands in what was received; with in=received the way back.',
    query: listing.ReceivedListing,
    answer: shows(ReceivedPlaceView),
  },
} as const satisfies Addresses
