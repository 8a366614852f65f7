import { canonicalJson } from './formats/canonical-json'

/** What one link of the chain vouches for. The payload (before, after) lives apart and is vouched for by its hash. (R25) */
export interface AuditLink {
  readonly seq: number
  /** ISO date-time in UTC. */
  readonly at: string
  readonly actorId: string | null
  readonly actorName: string
  readonly via: string
  readonly keyId: string | null
  readonly command: string
  readonly kind: string
  readonly targetId: string
  readonly deskId: string | null
  readonly articleId: string | null
  readonly claimId: string | null
  readonly payloadHash: string
  /** The rows that the event vouches for (`audit-seal.ts`), as they are stored; null for none. */
  readonly seals: string | null
  readonly previousHash: string
}

/** SHA-256 of a text in UTF-8, hexadecimal: passed in, because the domain imports nothing. */
export type Sha256 = (text: string) => string

/**
 * What of a link is hashed: its canonical JSON (RFC 8785), the previous link's hash included. Seals are named only where there
 * are any: links from before there were seals keep their hashes.
 */
export function linkText(link: AuditLink): string {
  const { seq, at, actorId, actorName, via, keyId, command, kind, targetId, deskId, articleId, claimId } = link
  const { payloadHash, seals, previousHash } = link
  return canonicalJson({
    seq,
    at,
    actorId,
    actorName,
    via,
    keyId,
    command,
    kind,
    targetId,
    deskId,
    articleId,
    claimId,
    payloadHash,
    ...(seals === null ? {} : { seals }),
    previousHash,
  })
}

/** The hash of a link, of its text. */
export const linkHash = (link: AuditLink, sha256: Sha256): string => sha256(linkText(link))

export interface ChainFault {
  readonly seq: number
  readonly fault: 'missing' | 'altered' | 'payload-altered' | 'unlinked' | 'cut'
}

export interface StoredLink extends AuditLink {
  readonly hash: string
  /** Null when the payload was shredded; its hash stays. */
  readonly payload: string | null
}

/**
 * Walks the chain link by link. Feed it in order with `next`; `end` compares with the head, and with a checkpoint kept
 * outside (a cut tail or a rolled-back file can't be seen from inside alone).
 */
export function chainVerifier(sha256: Sha256) {
  let expectedSeq = 1
  let previousHash = ''
  return {
    /** The fault of this link, or null. Stop at the first. */
    next(link: StoredLink): ChainFault | null {
      if (link.seq !== expectedSeq) return { seq: expectedSeq, fault: 'missing' }
      if (link.previousHash !== previousHash) return { seq: link.seq, fault: 'unlinked' }
      if (linkHash(link, sha256) !== link.hash) return { seq: link.seq, fault: 'altered' }
      if (link.payload !== null && sha256(link.payload) !== link.payloadHash) {
        return { seq: link.seq, fault: 'payload-altered' }
      }
      expectedSeq += 1
      previousHash = link.hash
      return null
    },
    end(head: { readonly seq: number; readonly hash: string }): ChainFault | null {
      const agrees = head.seq === expectedSeq - 1 && head.hash === previousHash
      return agrees ? null : { seq: Math.min(expectedSeq, head.seq + 1), fault: 'cut' }
    },
  }
}
