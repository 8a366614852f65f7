/** A piece of evidence while it is being written, before it has a record. Pure. */

import {
  CREDIBILITIES,
  type Credibility,
  RELIABILITIES,
  type Reliability,
  SOURCE_KINDS,
  type SourceKind,
  STANCES,
  type Stance,
} from '@/lib/domain/codes'
import type { JsonValue } from '@/lib/domain/json'
import type { Fields } from '@/lib/browser/draft-merge'

export interface EvidenceDraft {
  readonly sourceId: string | null
  /** A source that the library hasn't got; used while `sourceId` is null. */
  readonly title: string
  readonly url: string
  readonly publisher: string
  readonly publishedAt: string
  readonly kind: SourceKind
  readonly primary: boolean
  readonly stance: Stance
  readonly passage: string
  readonly note: string
  readonly question: string
  readonly answer: string
  readonly originId: string | null
  readonly hindsight: boolean
  readonly reliability: Reliability | null
  readonly credibility: Credibility | null
}

export const EMPTY_EVIDENCE: EvidenceDraft = {
  sourceId: null,
  title: '',
  url: '',
  publisher: '',
  publishedAt: '',
  kind: 'document',
  primary: false,
  stance: 'supports',
  passage: '',
  note: '',
  question: '',
  answer: '',
  originId: null,
  hindsight: false,
  reliability: null,
  credibility: null,
}

/** A draft read back from the device; what doesn't fit is as in an empty one. */
export function evidenceDraftOf(value: JsonValue): EvidenceDraft {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return EMPTY_EVIDENCE
  const entries = new Map<string, JsonValue>(Object.entries(value))
  const text = (field: string) => {
    const found = entries.get(field)
    return typeof found === 'string' ? found : ''
  }
  const code = <Code extends string>(codes: readonly Code[], field: string) =>
    codes.find((each) => each === entries.get(field))
  return {
    sourceId: text('sourceId') || null,
    title: text('title'),
    url: text('url'),
    publisher: text('publisher'),
    publishedAt: text('publishedAt'),
    kind: code(SOURCE_KINDS, 'kind') ?? 'document',
    primary: entries.get('primary') === true,
    stance: code(STANCES, 'stance') ?? 'supports',
    passage: text('passage'),
    note: text('note'),
    question: text('question'),
    answer: text('answer'),
    originId: text('originId') || null,
    hindsight: entries.get('hindsight') === true,
    reliability: code(RELIABILITIES, 'reliability') ?? null,
    credibility: code(CREDIBILITIES, 'credibility') ?? null,
  }
}

/** The draft as the server takes it: a known source by its id, a new one with its fields. */
export function evidenceBody(draft: EvidenceDraft): Fields {
  const { sourceId, title, url, publisher, publishedAt, kind, primary, ...evidence } = draft
  if (sourceId !== null) return { ...evidence, sourceId }
  const source = {
    title: title.trim(),
    kind,
    primary,
    url: url.trim() || null,
    publisher: publisher.trim() || null,
    publishedAt: publishedAt.trim() || null,
  }
  return { ...evidence, source }
}
