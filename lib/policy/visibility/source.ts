import { RELIABILITIES, SOURCE_KINDS } from '@/lib/domain/codes'
import type { SourceView } from '@/lib/schemas/source'
import { atLeast } from '../permissions'
import { RIGHTS } from '../rights'
import type { Viewer } from '../viewer'
import { code, iso } from './stored-values'

export interface SourceRows {
  readonly id: string
  readonly version: number
  readonly deskId: string
  readonly title: string
  readonly url: string | null
  readonly publisher: string | null
  readonly publishedAt: string | null
  readonly language: string | null
  readonly kind: string
  readonly primary: boolean
  readonly reliability: string | null
  readonly confidential: boolean
  readonly ownerId: string
  readonly snapshots: readonly { readonly receivedSha256: string; readonly takenAt: Date }[]
  readonly usedIn: number
}

/** The owner of a confidential source and the desk's chief may read who it is. (rule R15) */
export const mayReadIdentity = (source: Pick<SourceRows, 'ownerId'>, viewer: Viewer) =>
  atLeast(viewer.role, RIGHTS['source:read-identity'].who) || viewer.id === source.ownerId

/**
 * Of a confidential source the cover name, for everybody: publisher, address and copies would tell who it is, and the identity
 * itself is opened by a command, which the audit log tells of. (rule R15)
 *
 * @param viewer when the source is shown by itself
 */
export function sourceView(source: SourceRows, viewer?: Viewer): SourceView {
  const open = !source.confidential
  return {
    id: source.id,
    version: source.version,
    deskId: source.deskId,
    title: source.title,
    url: open ? source.url : null,
    publisher: open ? source.publisher : null,
    publishedAt: source.publishedAt,
    language: source.language,
    kind: code(SOURCE_KINDS, source.kind),
    primary: source.primary,
    reliability: code(RELIABILITIES, source.reliability),
    confidential: source.confidential,
    ...(open || viewer === undefined ? {} : { mayOpenIdentity: mayReadIdentity(source, viewer) }),
    snapshots: open
      ? source.snapshots.map(({ receivedSha256, takenAt }) => ({ sha256: receivedSha256, takenAt: iso(takenAt) }))
      : [],
    usedIn: source.usedIn,
  }
}
