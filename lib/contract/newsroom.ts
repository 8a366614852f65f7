import { z } from 'zod'
import { anyJson, id } from '@/lib/schemas/text'
import * as listing from '@/lib/schemas/listing'
import { type Addresses, lists, shows } from './address'

export const AuditEventView = z.object({
  seq: z.int(),
  at: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  via: z.string(),
  keyId: z.string().nullable(),
  command: z.string(),
  kind: z.string(),
  targetId: z.string(),
  deskId: z.string().nullable(),
  articleId: z.string().nullable(),
  claimId: z.string().nullable(),
  hash: z.string(),
  change: anyJson,
})

export const ChangeEventView = z.object({
  seq: z.int(),
  at: z.string(),
  command: z.string(),
  kind: z.string(),
  targetId: z.string(),
  deskId: z.string(),
  articleId: z.string().nullable(),
  claimId: z.string().nullable(),
  actorId: z.string().nullable(),
  actorName: z.string(),
})

export const Profile = z.object({
  id,
  version: z.int(),
  name: z.string(),
  email: z.string(),
  language: z.string().nullable(),
  admin: z.boolean(),
  hasPassword: z.boolean(),
  passwordEndsAt: z.string().nullable(),
  desks: z.array(z.object({ id, name: z.string(), role: z.string() })),
})

export const Desk = z.object({
  id,
  version: z.int(),
  name: z.string(),
  demo: z.boolean(),
  people: z.int(),
})

/** The addresses of who asks, the desks, the log and what happens. */
export const NEWSROOM = {
  'GET /openapi.json': {
    does: 'This description.',
    answer: { status: 200, type: 'application/json' },
    open: true,
  },
  'GET /me': { does: 'For whom the caller acts, and on which desks.', answer: shows(Profile) },
  'GET /desks': { does: 'The desks that the caller belongs to.', answer: lists(Desk) },
  'GET /search': {
    does: 'Searches everything.',
    query: listing.SearchListing,
    answer: lists(z.looseObject({})),
    notYet: true,
  },
  'GET /events': {
    does: 'What changes, as it happens (server-sent events); resumes after Last-Event-ID.',
    query: listing.EventListing,
    answer: { status: 200, view: ChangeEventView, type: 'text/event-stream; charset=utf-8' },
  },
  'GET /audit': {
    does: 'The audit log, newest first, for administrators.',
    query: listing.AuditListing,
    answer: lists(AuditEventView),
  },
} as const satisfies Addresses
