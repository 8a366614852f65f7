import { createHash } from 'node:crypto'
import { linkHash } from '@/lib/domain/audit-chain'
import { canonicalJson } from '@/lib/domain/formats/canonical-json'
import type { JsonValue } from '@/lib/domain/json'
import type { Actor } from '@/lib/policy/actor'
import type { Tx } from './db/clients'

/** SHA-256 of a text in UTF-8 or of bytes, hexadecimal. */
export const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

/** What a command says of its change; the wrapper adds who, when and the chain. */
export interface AuditNote {
  /** The noun: claim, evidence, person … */
  readonly kind: string
  readonly targetId: string
  readonly deskId?: string | null
  readonly articleId?: string | null
  readonly claimId?: string | null
  /** The fields that changed, as they were and as they are. Never a secret; of a confidential field a salted digest. */
  readonly before?: Readonly<Record<string, JsonValue>> | null
  readonly after?: Readonly<Record<string, JsonValue>> | null
}

/** Appends one link to the chain, in the transaction of the change. (rule R25) */
export async function appendAuditEvent(tx: Tx, actor: Actor | null, command: string, note: AuditNote, now: Date) {
  const head = await tx.auditHead.findUniqueOrThrow({ where: { id: 1 } })
  const payload = canonicalJson({ before: note.before ?? null, after: note.after ?? null })
  const link = {
    seq: head.seq + 1,
    at: now.toISOString(),
    actorId: actor?.personId ?? null,
    actorName: actor?.name ?? 'Stet',
    via: actor?.via ?? 'system',
    keyId: actor?.keyId ?? null,
    command,
    kind: note.kind,
    targetId: note.targetId,
    deskId: note.deskId ?? null,
    articleId: note.articleId ?? null,
    claimId: note.claimId ?? null,
    payloadHash: sha256(payload),
    previousHash: head.hash,
  }
  const hash = linkHash(link, sha256)
  await tx.auditEvent.create({ data: { ...link, at: now, hash } })
  await tx.auditPayload.create({ data: { seq: link.seq, payload } })
  await tx.auditHead.update({ where: { id: 1 }, data: { seq: link.seq, hash } })
}
