/**
 * From a `stet-annotations/1` file, its shape already checked (`lib/schemas/annotation-file`), to what an import takes:
 * codes and keys are looked up here, where each has its place in the file. Nothing is guessed.
 */

import { TextRefused, normaliseText } from '../anchoring/normalise'
import { codePointLength } from '../anchoring/text'
import { codePoints } from '../anchoring/units'
import { chainFaults } from '../chain'
import { ATTRIBUTION_RATINGS, type ClaimState, type Direction, type PublicText } from '../codes'
import { fault as faultAt } from '../refusals/english'
import { type InputFault, say, type Sentence } from '../refusals/sentence'
import { type LeftAside, leftAside } from './left-aside'
import { relationFault } from '../relations'
import type {
  ReceivedSegment,
  ReportAgent,
  ReportBlock,
  ReportClaim,
  ReportEvidence,
  ReportRelation,
  ReportSource,
} from '../report'
import type {
  AnnotationReading,
  ArticleInput,
  ClaimInput,
  EarlierText,
  TargetInput,
  VerdictInput,
} from './annotation-input'
import { commentFaults, commentsByClaim, notesOf, type StetComment } from './stet-comments'

export interface StetFile {
  readonly article: StetArticle | null
  readonly agents: readonly ReportAgent[]
  readonly sources: readonly ReportSource[]
  readonly claims: readonly StetClaim[]
  readonly relations: readonly ReportRelation[]
  readonly comments: readonly StetComment[]
}

export interface StetArticle {
  readonly title: string
  readonly outlet: string | null
  readonly byline: string | null
  readonly section: string | null
  readonly language: string | null
  readonly direction: Direction | null
  readonly publishedAt: string | null
  readonly canonicalUrl: string | null
  readonly publicText: PublicText | null
  readonly sha256: string | null
  readonly textSha256: string | null
  readonly codePoints: number | null
  readonly blocks: readonly ReportBlock[]
  readonly receivedMap: readonly ReceivedSegment[]
  readonly text: string | null
  readonly earlierTexts: readonly EarlierText[]
}

export interface StetClaim
  extends Pick<
    ReportClaim,
    | 'key'
    | 'type'
    | 'polarity'
    | 'checkWorthiness'
    | 'speaker'
    | 'noAuthor'
    | 'saidAt'
    | 'saidPlace'
    | 'chain'
    | 'needsRecheck'
  > {
  /** What is late is said by the dates. */
  readonly evidence: readonly Omit<ReportEvidence, 'late'>[]
  readonly canonical: string | null
  readonly via: readonly string[]
  readonly target: TargetInput | null
  readonly statement: string | null
  readonly language: string | null
  readonly attributionVerdict: VerdictInput | null
  readonly truthVerdict: VerdictInput | null
  readonly state: ClaimState | null
}

/**
 * Looks up every code and key of a file.
 *
 * @param ratings codes of the house scale (rule R16): a truth verdict must be one of them
 */
export function readStetFile(file: StetFile, ratings: readonly string[]): AnnotationReading {
  const faults: InputFault[] = []
  const ignored: LeftAside[] = []
  const fault = (pointer: string, sentence: Sentence) => void faults.push(faultAt(pointer, sentence))

  const agents = uniqueKeys(file.agents, '/agents', fault)
  const sources = uniqueKeys(file.sources, '/sources', fault)
  const claims = uniqueKeys(file.claims, '/claims', fault)
  const article = file.article && articleInput(file.article, fault)

  file.claims.forEach((claim, at) => {
    const pointer = `/claims/${at}`
    targetFaults(claim, `${pointer}/target`, fault)
    const older = claim.target?.textSha256 ?? null
    if (older !== null && !file.article?.earlierTexts.some(({ textSha256 }) => textSha256 === older)) {
      fault(`${pointer}/target/textSha256`, say('faults.no-such-earlier-text'))
    }
    if (claim.target === null && claim.statement === null) fault(pointer, say('faults.no-target-and-no-statement'))
    if (claim.speaker !== null && !agents.has(claim.speaker)) {
      fault(`${pointer}/speaker`, say('faults.agent-not-in-file', { name: claim.speaker }))
    }
    claim.chain.forEach(({ agent }, hop) => {
      if (agents.has(agent)) return
      fault(`${pointer}/chain/${hop}/agent`, say('faults.agent-not-in-file', { name: agent }))
    })
    for (const { hop, sentence } of chainFaults(claim.chain)) fault(`${pointer}/chain/${hop}`, sentence)
    verdictFault(claim.attributionVerdict, ATTRIBUTION_RATINGS, `${pointer}/attributionVerdict`, fault)
    verdictFault(claim.truthVerdict, ratings, `${pointer}/truthVerdict`, fault)
    evidenceFaults(claim, pointer, agents, sources, fault)
    if (claim.state !== null && claim.state !== 'draft') {
      ignored.push(leftAside(`${pointer}/state`, 'always-draft', { state: claim.state }))
    }
  })

  file.relations.forEach((relation, at) => {
    const pointer = `/relations/${at}`
    if (!claims.has(relation.from)) fault(`${pointer}/from`, say('faults.claim-not-in-file', { name: relation.from }))
    if (!claims.has(relation.to) && !relation.to.includes('#')) {
      fault(`${pointer}/to`, say('faults.claim-not-in-file', { name: relation.to }))
    }
    const wrong = relationFault(relation, file.relations.slice(0, at))
    if (wrong === 'self') fault(pointer, say('faults.relates-to-itself'))
    if (wrong === 'duplicate') fault(pointer, say('faults.same-as-earlier-relation'))
  })

  commentFaults(file.comments, claims, fault)
  file.comments.forEach(({ target }, at) => targetFaults({ target }, `/comments/${at}/target`, fault))

  if (faults.length > 0) return { input: null, faults, ignored }
  const comments = commentsByClaim(file.comments)
  const input = {
    article,
    agents: file.agents,
    sources: file.sources,
    claims: file.claims.map((claim, at) => ({
      ...claimInput(claim, `/claims/${at}`),
      comments: comments.get(claim.key) ?? [],
    })),
    notes: notesOf(file.comments),
    replies: [],
    relations: file.relations.map((relation, at) => ({ ...relation, pointer: `/relations/${at}` })),
    items: MEMBERS.flatMap((member) => file[member].map((_, at) => `/${member}/${at}`)),
  }
  return { input, faults, ignored }
}

/** What a file consists of. */
const MEMBERS = ['claims', 'relations', 'comments', 'agents', 'sources'] as const

type Fault = (pointer: string, sentence: Sentence) => void

function uniqueKeys(items: readonly { readonly key: string }[], pointer: string, fault: Fault): ReadonlySet<string> {
  const keys = new Set<string>()
  items.forEach(({ key }, at) => {
    if (keys.has(key)) fault(`${pointer}/${at}/key`, say('faults.used-twice', { name: key }))
    keys.add(key)
  })
  return keys
}

function articleInput({ sha256, codePoints: length, ...article }: StetArticle, fault: Fault): ArticleInput {
  if (article.text !== null) {
    const counted = codePointLength(article.text)
    if (!isStoredForm(article.text)) {
      fault('/article/text', say('faults.text-not-normal'))
    } else if (length !== null && length !== counted) {
      fault('/article/codePoints', say('faults.code-points-differ', { length, counted }))
    }
    for (const member of ['blocks', 'receivedMap'] as const) {
      article[member].forEach(({ start, end }, at) => {
        if (start < end && end <= counted) return
        fault(`/article/${member}/${at}`, say('faults.range-outside', { start, end }))
      })
    }
  }
  article.earlierTexts.forEach(({ text }, at) => {
    if (isStoredForm(text)) return
    fault(`/article/earlierTexts/${at}`, say('faults.earlier-text-not-normal'))
  })
  return { ...article, blocks: article.text === null ? [] : article.blocks, receivedSha256: sha256 }
}

function isStoredForm(text: string): boolean {
  try {
    return normaliseText(text) === text
  } catch (error) {
    if (error instanceof TextRefused) return false
    throw error
  }
}

function targetFaults({ target }: Pick<StetClaim, 'target'>, pointer: string, fault: Fault): void {
  if (target === null) return
  const { exact, start, end } = target
  if ((start === null) !== (end === null)) return fault(pointer, say('faults.half-a-range'))
  if (start === null || end === null) {
    if (!exact) fault(pointer, say('faults.no-words-and-no-position'))
    return
  }
  if (end <= start) return fault(`${pointer}/end`, say('faults.end-not-after-start', { start, end }))
  if (!exact) return
  const length = codePointLength(exact)
  if (length !== end - start) {
    fault(pointer, say('faults.range-and-exact-differ', { start, end, length: end - start, counted: length }))
  }
}

function verdictFault(verdict: VerdictInput | null, codes: readonly string[], pointer: string, fault: Fault): void {
  if (verdict === null || codes.includes(verdict.rating)) return
  fault(pointer, say('faults.rating-not-known', { rating: verdict.rating, known: codes.join(', ') }))
}

function evidenceFaults(
  claim: StetClaim,
  claimPointer: string,
  agents: ReadonlySet<string>,
  sources: ReadonlySet<string>,
  fault: Fault,
): void {
  const numbers = new Set<number>()
  claim.evidence.forEach(({ number, source, origin }, at) => {
    const pointer = `${claimPointer}/evidence/${at}`
    if (numbers.has(number)) fault(`${pointer}/number`, say('faults.used-twice', { name: number }))
    numbers.add(number)
    if (!sources.has(source)) {
      fault(`${pointer}/source`, say('faults.source-not-in-file', { name: source }))
    }
    if (origin === null) return
    if (agents.has(origin) && sources.has(origin)) {
      fault(`${pointer}/origin`, say('faults.agent-or-source', { name: origin }))
    } else if (!agents.has(origin) && !sources.has(origin)) {
      fault(`${pointer}/origin`, say('faults.origin-not-in-file', { name: origin }))
    }
  })
}

function claimInput({ target, state: _, ...claim }: StetClaim, pointer: string): Omit<ClaimInput, 'comments'> {
  const selector = target && {
    ...(target.exact === null ? {} : { exact: target.exact }),
    ...(target.prefix === null ? {} : { prefix: target.prefix }),
    ...(target.suffix === null ? {} : { suffix: target.suffix }),
    ...(target.start === null ? {} : { start: codePoints(target.start) }),
    ...(target.end === null ? {} : { end: codePoints(target.end) }),
  }
  const earlier = target?.textSha256 ? { textSha256: target.textSha256, standing: target.standing ?? 'kept' } : null
  return { ...claim, pointer, pointers: [pointer], about: null, joins: false, selector, earlier }
}
