/**
 * The fields that a claim's history shows, each with its words in the catalogue (`workspace.field`). What else is noted of
 * a claim stands in `SILENT`; a test holds that nothing is in neither.
 */
export const HISTORY_FIELDS = [
  'statement',
  'language',
  'type',
  'polarity',
  'checkWorthiness',
  'speaker',
  'noAuthor',
  'chain',
  'saidAt',
  'saidPlace',
  'exact',
  'rating',
  'asOf',
  'confidence',
  'justification',
  'stance',
  'passage',
  'note',
  'noteReleased',
  'question',
  'answer',
  'originId',
  'hindsight',
  'reliability',
  'credibility',
  'state',
  'because',
  'reason',
  'stateReason',
  'text',
  'resolved',
  'source',
  'key',
  'to',
  'strength',
  'decision',
  'reviewer',
  'version',
  'outcome',
  'reanchored',
  'needsRecheck',
  'edition',
  'correction',
  'override',
  'errorOutcome',
] as const

/** What says nothing to a person: positions, codes and addresses beside the words they stand for. */
export const SILENT: ReadonlySet<string> = new Set(['start', 'end', 'kind', 'number', 'slug'])

/** Running text, of which the words that changed are shown. */
export const PROSE: ReadonlySet<string> = new Set([
  'statement',
  'exact',
  'justification',
  'passage',
  'note',
  'question',
  'answer',
  'text',
  'reason',
  'stateReason',
  'override',
])
