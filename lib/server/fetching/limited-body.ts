/** The body of an answer, decompressed, counted while it comes: what a server says about its length is not believed. */

import type { IncomingMessage } from 'node:http'
import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'

/** More bytes came, or came out of their compression, than are taken. */
export class BodyTooLarge extends Error {}

/** The server compressed in a way that it was not asked for. */
export class UnknownCoding extends Error {}

/** What is asked for as `Accept-Encoding`, and what is understood. */
export const ACCEPTED_CODINGS = 'gzip, deflate, br'

/**
 * Reads a body to its end. Both what arrives and what comes out of it are counted, so that neither an endless body nor a
 * bomb gets further than the limit; decompression works in pieces of 16 kB and never holds more than was produced so far.
 *
 * @param most bytes, of either count
 * @throws BodyTooLarge, UnknownCoding, and what the connection or the decompression fails with
 */
export async function readBody(response: IncomingMessage, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(response.headers['content-length'] ?? 0)
  if (declared > most) {
    response.destroy()
    throw new BodyTooLarge()
  }
  const coding = (response.headers['content-encoding'] ?? '').trim().toLowerCase()
  const arriving = new Count(most)
  const produced = new Count(most)
  const source = Readable.from(arriving.of(response))
  const chunks: Uint8Array[] = []
  const keep = async (body: AsyncIterable<Uint8Array>) => {
    for await (const chunk of produced.of(body)) chunks.push(chunk)
  }
  try {
    if (coding === '' || coding === 'identity') await pipeline(source, keep)
    else if (coding === 'deflate') await inflate(source, keep)
    else await pipeline(source, decoderOf(coding), keep)
  } catch (error) {
    // What stopped the flow comes out as whatever the streams make of being stopped.
    throw arriving.exceeded || produced.exceeded ? new BodyTooLarge() : error
  } finally {
    response.destroy()
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function decoderOf(coding: string): Transform {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip()
  if (coding === 'br') return createBrotliDecompress()
  throw new UnknownCoding(coding)
}

/** `deflate` is meant with a zlib head (RFC 9110) and often sent without: the first byte tells. */
async function inflate(source: Readable, keep: (body: AsyncIterable<Uint8Array>) => Promise<void>) {
  const pieces: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]()
  const first = await pieces.next()
  if (first.done) return
  const withHead = ((first.value[0] ?? 0) & 0x0f) === 8
  const whole = async function* () {
    yield first.value
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
  }
  await pipeline(Readable.from(whole()), withHead ? createInflate() : createInflateRaw(), keep)
}

/** Counts bytes on their way, and stops them at the limit. */
class Count {
  exceeded = false

  constructor(private readonly most: number) {}

  async *of(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let count = 0
    for await (const chunk of body) {
      count += chunk.byteLength
      this.exceeded = count > this.most
      if (this.exceeded) throw new BodyTooLarge()
      yield chunk
    }
  }
}
