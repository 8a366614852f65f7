/**
 * The one way in which Stet fetches an address that somebody gave it. It goes only to public web addresses, judged by the
 * address really connected to and anew on every redirect, within limits of time and size, with no cookies and no
 * credentials, and says who it is. (safety, the bar 5 and trap 14)
 */

import { type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import stet from '@/package.json' with { type: 'json' }
import { env } from '../platform/env'
import { log } from '../platform/log'
import { ClosedAddress, agentFor, guardedLookup } from './guarded-agent'
import { type FetchedPage, type FetchRefusal, type NotModified, refusal } from './fetch-outcome'
import { type AllowedHost, isAllowed, isImportHost } from '../platform/host-lists'
import { ACCEPTED_CODINGS, BodyTooLarge, readBody } from './limited-body'
import { decideUrl, isWebPort } from '../platform/url-decision'

/** How long and how much. */
export interface FetchLimits {
  /** Milliseconds for everything: names, redirects and the whole body, however it drips. */
  readonly wholeMs: number
  /** Milliseconds in which nothing at all may come. */
  readonly silentMs: number
  /** Bytes, before and after decompression. */
  readonly bytes: number
  readonly redirects: number
}

export const FETCH_LIMITS: FetchLimits = {
  wholeMs: 15_000,
  silentMs: 8_000,
  bytes: 10 * 1024 * 1024,
  redirects: 5,
}

export interface FetchRules {
  /** `article`: only what an article can be. `anything`: evidence may be a picture or a table. */
  readonly accept: 'article' | 'anything'
  /** Sites that the newsroom imports from; empty: all. */
  readonly importHosts?: readonly string[]
  /** Hosts that may be fetched wherever they lead to; by default those of `STET_FETCH_ALLOW`. */
  readonly allow?: readonly AllowedHost[]
  /** Who turns names into addresses; by default the system. Its answers are judged all the same. */
  readonly resolve?: LookupFunction
  readonly limits?: Partial<FetchLimits>
  /** Asked before a redirect leads to another host; what it throws ends the visit and is thrown on. */
  readonly beforeHost?: (url: URL) => Promise<void>
}

/** What a page's server called its state when it was asked before; both empty: nothing is known. */
export interface Validators {
  readonly etag: string
  readonly lastModified: string
}

/**
 * Fetches an address, or says why not. Never throws for what an address or its server does; what went on is told to the
 * log by a few words, without the address, which may lead to a source.
 */
export async function guardedFetch(address: string, rules: FetchRules): Promise<FetchedPage | FetchRefusal> {
  const got = await guardedVisit(address, rules, null)
  return got.kind === 'not-modified' ? noted(refusal.status(304), 'status 304') : got
}

/**
 * The same for a page that was asked before: its server may say that it is as it was. What a server calls its pages is told
 * to that host alone, and kept only of a page that lies there.
 */
export async function guardedVisit(
  address: string,
  rules: FetchRules,
  validators: Validators | null,
): Promise<FetchedPage | FetchRefusal | NotModified> {
  const limits = { ...FETCH_LIMITS, ...rules.limits }
  const ends = AbortSignal.timeout(limits.wholeMs)
  try {
    return await follow(address, rules, limits, ends, validators)
  } catch (error) {
    if (error instanceof HostRefused) throw error.why
    if (error instanceof BodyTooLarge) return noted(refusal.tooLarge(limits.bytes), 'too large')
    return noted(refusal.unreachable(), ends.aborted ? 'out of time' : reasonOf(error))
  }
}

async function follow(
  address: string,
  rules: FetchRules,
  limits: FetchLimits,
  ends: AbortSignal,
  validators: Validators | null,
): Promise<FetchedPage | FetchRefusal | NotModified> {
  const allow = rules.allow ?? env().fetchAllow
  let next = address
  let first: URL | null = null
  let lastHost = ''
  for (let hops = 0; hops <= limits.redirects; hops += 1) {
    const step = permitted(next, allow)
    if ('why' in step) return noted(refusal.unreachable(), step.why)
    const { url, open } = step
    if (!isImportHost(url, rules.importHosts ?? [])) return noted(refusal.otherHost(rules.importHosts ?? []), 'host')
    if (first && url.host !== lastHost) await rules.beforeHost?.(url).catch(refuseHost)
    lastHost = url.host
    first ??= url
    const told = url.host === first.host && (validators?.etag || validators?.lastModified) ? validators : null
    const response = await ask(url, { open, resolve: rules.resolve, limits, ends, validators: told })
    const status = response.statusCode ?? 0
    if (status === 304 && told !== null) {
      response.destroy()
      return { kind: 'not-modified', finalUrl: url.href }
    }
    const location = response.headers.location
    if ([301, 302, 303, 307, 308].includes(status) && location !== undefined) {
      response.destroy()
      if (!URL.canParse(location, url)) return noted(refusal.unreachable(), 'redirect to no URL')
      next = new URL(location, url).href
      continue
    }
    return received(response, { asked: first, url, accept: rules.accept, limits })
  }
  return noted(refusal.redirects(limits.redirects), 'redirects')
}

/** What `beforeHost` has thrown. */
class HostRefused extends Error {
  override readonly name = 'HostRefused'
  constructor(readonly why: unknown) {
    super('A host was refused by whoever asks.')
  }
}

const refuseHost = (why: unknown): never => {
  throw new HostRefused(why)
}

/**
 * Posts a text to an address that whoever runs Stet has named, through the same guard. Redirects are not followed.
 *
 * @returns whether it was taken (2xx); what went on otherwise is told to the log
 */
export async function guardedPost(address: string, text: string): Promise<boolean> {
  const limits = FETCH_LIMITS
  const ends = AbortSignal.timeout(limits.wholeMs)
  const refused = (why: string) => {
    noted(refusal.unreachable(), why)
    return false
  }
  try {
    const step = permitted(address, env().fetchAllow)
    if ('why' in step) return refused(step.why)
    const response = await ask(step.url, { open: step.open, resolve: undefined, limits, ends, text })
    response.destroy()
    const status = response.statusCode ?? 0
    return (status >= 200 && status <= 299) || refused(`status ${status}`)
  } catch (error) {
    return refused(ends.aborted ? 'out of time' : reasonOf(error))
  }
}

/** Whether this address may be asked for, and whether wherever it leads to. */
function permitted(address: string, allow: readonly AllowedHost[]): { url: URL; open: boolean } | { why: string } {
  const parsed = URL.canParse(address) ? new URL(address) : null
  const web = parsed?.protocol === 'http:' || parsed?.protocol === 'https:'
  if (parsed && web && isAllowed(parsed, allow)) {
    parsed.username = ''
    parsed.password = ''
    parsed.hash = ''
    return { url: parsed, open: true }
  }
  const decided = decideUrl(address)
  if (decided.decision === 'refuse') return { why: decided.why }
  return isWebPort(decided.url) ? { url: decided.url, open: false } : { why: 'port' }
}

interface Asking {
  readonly open: boolean
  readonly resolve: LookupFunction | undefined
  readonly limits: FetchLimits
  readonly ends: AbortSignal
  /** What is posted; without it, the address is asked. */
  readonly text?: string
  readonly validators?: Validators | null
}

function ask(url: URL, { open, resolve, limits, ends, text, validators }: Asking): Promise<IncomingMessage> {
  const lookup = open ? resolve : guardedLookup(resolve)
  return new Promise((give, fail) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      agent: agentFor(url, open),
      method: text === undefined ? 'GET' : 'POST',
      signal: ends,
      maxHeaderSize: 32 * 1024,
      headers: {
        Accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.5',
        'Accept-Encoding': ACCEPTED_CODINGS,
        'User-Agent': userAgent(),
        ...(text === undefined ? {} : { 'Content-Type': 'text/plain; charset=utf-8' }),
        ...(validators?.etag ? { 'If-None-Match': validators.etag } : {}),
        ...(validators?.lastModified ? { 'If-Modified-Since': validators.lastModified } : {}),
      },
      ...(lookup ? { lookup } : {}),
    })
    request.setTimeout(limits.silentMs, () => request.destroy(new Error('silence')))
    request.on('error', fail)
    request.once('response', give)
    request.end(text)
  })
}

/** Says who asks and where to complain. */
export const userAgent = () => `Stet/${stet.version} (+${new URL(env().publicUrl).origin})`

interface Exchange {
  readonly asked: URL
  readonly url: URL
  readonly accept: FetchRules['accept']
  readonly limits: FetchLimits
}

async function received(
  response: IncomingMessage,
  { asked, url, accept, limits }: Exchange,
): Promise<FetchedPage | FetchRefusal> {
  const status = response.statusCode ?? 0
  if (status < 200 || status > 299) {
    response.destroy()
    const retryAfter = secondsToWait(response.headers['retry-after'], Date.now())
    return noted(
      { ...refusal.status(status), status, ...(retryAfter === null ? {} : { retryAfter }) },
      `status ${status}`,
    )
  }
  const contentType = (response.headers['content-type'] ?? '').slice(0, 200)
  if (accept === 'article' && !maybeArticle(contentType)) {
    response.destroy()
    return noted(refusal.notAnArticle(mediaTypeOf(contentType)), 'type')
  }
  const bytes = await readBody(response, limits.bytes)
  if (accept === 'article' && isUntyped(contentType) && !isDocument(bytes)) {
    return noted(refusal.notAnArticle(mediaTypeOf(contentType)), 'type')
  }
  const { etag, 'last-modified': lastModified } = response.headers
  return {
    kind: 'page',
    bytes,
    contentType,
    url: asked.href,
    finalUrl: url.href,
    fetchedAt: new Date().toISOString(),
    robots: [response.headers['x-robots-tag'] ?? []].flat().join(', ').slice(0, 1_000),
    ...(url.host === asked.host ? { ...kept('etag', etag), ...kept('lastModified', lastModified) } : {}),
  }
}

/** A validator that may be sent back as it came. */
const kept = (name: keyof Validators, value: string | undefined) =>
  value !== undefined && /^[\x20-\x7e]{1,500}$/.test(value) ? { [name]: value } : {}

/** `Retry-After` in seconds, whichever way it is written; null when there is none. */
function secondsToWait(header: string | undefined, now: number): number | null {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1_000))
}

const ARTICLE_TYPES = new Set([
  '',
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'text/markdown',
  'text/x-markdown',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'message/rfc822',
  'application/octet-stream',
  'binary/octet-stream',
])

/** The media type without its parameters, as far as it is one. */
export const mediaTypeOf = (contentType: string): string =>
  /^\s*([\w.+-]+\/[\w.+-]+)/.exec(contentType)?.[1]?.toLowerCase() ?? ''

const maybeArticle = (contentType: string) => ARTICLE_TYPES.has(mediaTypeOf(contentType))

const isUntyped = (contentType: string) => /octet-stream$/.test(mediaTypeOf(contentType))

/** Servers often call a PDF or a Word file "bytes". */
const isDocument = (bytes: Uint8Array) =>
  /^(?:%PDF-|PK\x03\x04)/.test(Buffer.from(bytes.subarray(0, 8)).toString('latin1'))

function reasonOf(error: unknown): string {
  if (error instanceof ClosedAddress) return error.range
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.name : 'unknown'
}

/** Tells the log in a few words of our own. */
function noted(refused: FetchRefusal, why: string): FetchRefusal {
  log.info(
    { refused: refused.reason, why: why.startsWith('name ') ? 'closed name' : why },
    'an address was not fetched',
  )
  return refused
}
