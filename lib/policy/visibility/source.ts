import { RELIABILITIES, SOURCE_KINDS } from '@/lib/domain/codes'
import type { SourceView } from '@/lib/schemas/source'
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
  viewer.role === 'chief' || viewer.id === source.ownerId

/** `identity` is the decrypted one, passed in only when `mayReadIdentity`; a list never carries it. */
export function sourceView(source: SourceRows, identity?: string | null): SourceView {
  return {
    id: source.id,
    version: source.version,
    deskId: source.deskId,
    title: source.title,
    url: source.confidential ? null : source.url,
    publisher: source.publisher,
    publishedAt: source.publishedAt,
    language: source.language,
    kind: code(SOURCE_KINDS, source.kind),
    primary: source.primary,
    reliability: code(RELIABILITIES, source.reliability),
    confidential: source.confidential,
    ...(identity === undefined ? {} : { identity }),
    snapshots: source.snapshots.map(({ receivedSha256, takenAt }) => ({
      sha256: receivedSha256,
      takenAt: iso(takenAt),
    })),
    usedIn: source.usedIn,
  }
}
