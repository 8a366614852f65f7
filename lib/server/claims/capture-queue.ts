import { randomUUID } from 'node:crypto'
import type { Tx } from '../db/clients'
import { env } from '../platform/env'
import { isAllowed } from '../platform/host-lists'
import { hostOf } from '../platform/url-decision'

/** A copy that is asked for. */
export interface CaptureRequest {
  readonly sourceId: string
  readonly url: string
  readonly requestedById: string
  readonly now: Date
}

/** Names that nobody can have (RFC 2606): examples and tests are never asked for. */
const NOBODYS = /(?:^|\.)(?:example|test|invalid)$/

/**
 * Writes down, with the change that asks for it, that a copy of a source's address is to be taken (rule R11): both happen, or
 * neither. A copy that already waits is not asked for twice.
 *
 * @returns the id of the capture; null when there is nothing that could be asked for
 */
export async function queueCapture(
  tx: Tx,
  { sourceId, url, requestedById, now }: CaptureRequest,
): Promise<string | null> {
  const address = URL.canParse(url) ? new URL(url) : null
  if (!address || (NOBODYS.test(hostOf(address)) && !isAllowed(address, env().fetchAllow))) return null
  const waiting = await tx.capture.findFirst({ where: { sourceId, url, doneAt: null }, select: { id: true } })
  if (waiting) return waiting.id
  const { id } = await tx.capture.create({
    data: { id: randomUUID(), sourceId, url, requestedById, requestedAt: now },
    select: { id: true },
  })
  return id
}
