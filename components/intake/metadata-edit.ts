import type { Direction } from '@/lib/domain/codes'
import type { Found, IntakeMetadata, MetadataOrigin } from '@/lib/domain/intake/draft'

/** What can be said of the article, as text in the form's fields; empty for "not known". */
export interface MetadataFields {
  readonly title: string
  readonly outlet: string
  readonly byline: string
  readonly section: string
  readonly publishedAt: string
  readonly canonicalUrl: string
  readonly language: string
  readonly direction: Direction
}

export type MetadataField = keyof MetadataFields

const wordsOf = (found: Found | null) => found?.value ?? ''

/** The form as intake found things. */
export function foundFields(metadata: IntakeMetadata): MetadataFields {
  return {
    title: wordsOf(metadata.title),
    outlet: wordsOf(metadata.outlet),
    byline: wordsOf(metadata.byline),
    section: wordsOf(metadata.section),
    publishedAt: wordsOf(metadata.publishedAt),
    canonicalUrl: wordsOf(metadata.canonicalUrl),
    language: metadata.language.value,
    direction: metadata.direction.value,
  }
}

/** Where the value in a field comes from: its origin while it is as found, the person once changed, null for nothing. */
export function originOf(
  field: MetadataField,
  fields: MetadataFields,
  metadata: IntakeMetadata,
): MetadataOrigin | null {
  const found = foundFields(metadata)
  if (fields[field].trim() !== found[field]) return 'person'
  return found[field] === '' ? null : (metadata[field]?.origin ?? null)
}

/** What the API takes; a field that was emptied is null. */
export type ChangedMetadata = Readonly<Partial<Record<MetadataField, string | null>>>

/** Only what the person changed: what was found keeps its origin in the record. */
export function changedFields(fields: MetadataFields, metadata: IntakeMetadata): ChangedMetadata {
  const found = foundFields(metadata)
  const changed: Partial<Record<MetadataField, string | null>> = {}
  for (const field of FIELDS) {
    const value = fields[field].trim()
    if (value === found[field]) continue
    // A title that is emptied, like a language, is the one that was found: no article goes without.
    if (value === '' && (field === 'title' || field === 'language')) continue
    changed[field] = value === '' ? null : value
  }
  return changed
}

export const FIELDS: readonly MetadataField[] = [
  'title',
  'outlet',
  'byline',
  'section',
  'publishedAt',
  'canonicalUrl',
  'language',
  'direction',
]
