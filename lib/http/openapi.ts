import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import type { Address } from '@/lib/contract/address'
import { DECLARED } from '@/lib/contract/addresses'
import { ProblemView } from '@/lib/contract/problem'
import { AgentView } from '@/lib/schemas/agent'
import { ArticleListItem, ArticleView, WorkspaceView } from '@/lib/schemas/article'
import { ReanchoringView, VersionView } from '@/lib/schemas/article-version'
import { AppearanceView, ClaimListItem, ClaimView } from '@/lib/schemas/claim'
import { CommentView } from '@/lib/schemas/comment'
import { EvidenceView } from '@/lib/schemas/evidence'
import { RelationView } from '@/lib/schemas/relation'
import { SourceView } from '@/lib/schemas/source'
import { VerdictView } from '@/lib/schemas/verdict'
import { version } from '@/package.json'
import { rightInWords } from './openapi-rights'

const REFUSALS: Readonly<Record<string, string>> = {
  401: 'Not signed in.',
  403: 'May read this, but not do that.',
  404: 'Does not exist, or may not be known to exist.',
  409: 'Not possible in the present state.',
  412: 'Changed meanwhile: read it again.',
  413: 'Too large.',
  415: 'Wrong type of content.',
  422: 'Invalid; `errors` has the places, `failing` the rules of the gate.',
  428: 'Say which version was seen, as If-Match.',
  429: 'Too many requests; see Retry-After.',
  501: 'Not available yet.',
  503: 'Too many changes wait; see Retry-After.',
}

/** The description of the API (OpenAPI 3.1), made from the schemas that check what is sent and type what is answered. */
export function openApiDocument() {
  return withOneNameEach(
    createDocument({
      openapi: '3.1.1',
      info: {
        title: 'Stet',
        version,
        description:
          'Positions are Unicode code points. Single resources carry an ETag; changes name it in If-Match. Errors are application/problem+json. Repeating a POST with the same Idempotency-Key gives the first answer again, to whom the same would still be allowed.',
      },
      servers: [{ url: '/api/v1' }],
      security: [{ key: [] }, { session: [] }],
      paths: paths(),
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'A key, which acts for its person.' },
          session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
        },
        schemas: {
          Agent: AgentView,
          Appearance: AppearanceView,
          Article: ArticleView,
          ArticleListItem,
          Claim: ClaimView,
          ClaimListItem,
          Comment: CommentView,
          Evidence: EvidenceView,
          Problem: ProblemView,
          Reanchoring: ReanchoringView,
          Relation: RelationView,
          Source: SourceView,
          Verdict: VerdictView,
          Version: VersionView,
          Workspace: WorkspaceView,
        },
      },
    }),
  )
}

/**
 * The library keeps a schema for what is sent beside one for what is answered, under `XOutput`; views are only answered,
 * so the other is left over.
 */
function withOneNameEach(document: ReturnType<typeof createDocument>): ReturnType<typeof createDocument> {
  const schemas = document.components?.schemas ?? {}
  const twins = Object.keys(schemas).filter((name) => `${name}Output` in schemas)
  const kept = Object.entries(schemas).filter(([name]) => !twins.includes(name))
  const named = kept.map(([name, schema]) => [twins.find((twin) => `${twin}Output` === name) ?? name, schema] as const)
  const renamed = { ...document, components: { ...document.components, schemas: Object.fromEntries(named.sort()) } }
  return JSON.parse(
    twins.reduce(
      (text, twin) => text.replaceAll(`"#/components/schemas/${twin}Output"`, `"#/components/schemas/${twin}"`),
      JSON.stringify(renamed),
    ),
  )
}

function paths(): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const [place, operation] of Object.entries(DECLARED)) {
    const [method = '', path = ''] = place.split(' ')
    paths[path] = { ...paths[path], [method.toLowerCase()]: described(method, path, operation) }
  }
  return paths
}

/** What If-Match takes, by how much a change needs it. */
const IF_MATCH: Readonly<Record<NonNullable<Address['ifMatch']>, z.ZodType>> = {
  needed: z.string(),
  named: z.string().meta({ description: 'The ETag of the version that was read: * is refused, for it names none.' }),
  'to-overwrite': z.string().optional(),
  possible: z.string().optional(),
}

function described(method: string, path: string, operation: Address): ZodOpenApiOperationObject {
  const names = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
  const headers = {
    ...(operation.ifMatch ? { 'If-Match': IF_MATCH[operation.ifMatch] } : {}),
    ...(method === 'POST' ? { 'Idempotency-Key': z.string().max(255).optional() } : {}),
  }
  return {
    operationId: operationId(method, path),
    summary: operation.does,
    ...(operation.right ? { description: operation.right.map(rightInWords).join('\n\n') } : {}),
    ...(operation.open ? { security: [] } : {}),
    requestParams: {
      ...(names.length > 0 ? { path: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) } : {}),
      ...(operation.query ? { query: operation.query } : {}),
      ...(Object.keys(headers).length > 0 ? { header: z.object(headers) } : {}),
    },
    ...(operation.body
      ? {
          requestBody: {
            content: {
              'application/json': { schema: operation.body },
              ...(operation.form ? { 'multipart/form-data': { schema: operation.form } } : {}),
            },
          },
        }
      : {}),
    responses: { ...answered(method, operation), ...refusals(method, operation) },
  }
}

/** `POST /claims/{id}/reviews` → `postClaimsReviews`; `{id}` at the end → `One`. */
function operationId(method: string, path: string): string {
  const parts = path.replace(/\{\w+\}$/, 'one').split(/[/.-]|\{\w+\}/)
  return method.toLowerCase() + parts.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1)).join('')
}

/** Which events of the stream tell of this very change. */
const AUDIT_SEQ = {
  'X-Audit-Seq': z
    .string()
    .optional()
    .describe(
      'Places in the audit log that this change has filled, as ranges: `7-9, 12-12`. None when nothing changed.',
    ),
}

function answered(method: string, { answer, does }: Address): ZodOpenApiOperationObject['responses'] {
  const audited = method === 'GET' ? {} : AUDIT_SEQ
  if (answer.status === 204) {
    return { '204': { description: 'Done.', ...(method === 'GET' ? {} : { headers: z.object(audited) }) } }
  }
  const type = ('type' in answer ? answer.type : undefined) ?? 'application/json'
  const schema = 'view' in answer ? answer.view : z.string()
  const headers = {
    ...(answer.status === 201 ? { Location: z.string() } : {}),
    ...('view' in answer ? { ETag: z.string().optional() } : {}),
    ...audited,
  }
  return {
    [`${answer.status}`]: {
      description: does,
      ...(Object.keys(headers).length > 0 ? { headers: z.object(headers) } : {}),
      content: { [type]: { schema } },
    },
  }
}

function refusals(method: string, { open, ifMatch, conflicts, query, notYet }: Address) {
  if (open) return {}
  const codes = [
    401,
    404,
    429,
    ...(method === 'GET' ? [] : [403, 503]),
    ...(conflicts || method === 'POST' ? [409] : []),
    ...(ifMatch ? [412] : []),
    ...(ifMatch && ifMatch !== 'possible' ? [428] : []),
    // Every change reads a body, if only to find it empty.
    ...(method === 'GET' ? [] : [413, 415]),
    ...(method !== 'GET' || query ? [422] : []),
    ...(notYet ? [501] : []),
  ]
  const content = { 'application/problem+json': { schema: ProblemView } }
  return Object.fromEntries(
    codes.sort((a, b) => a - b).map((code) => [`${code}`, { description: REFUSALS[code] ?? 'Refused.', content }]),
  )
}
