/** What a file says otherwise of a claim that is here: said with both values, never taken over. */

import { isSameWords } from '@/lib/domain/anchoring/same-words'
import type { AnnotationInput, ClaimInput, VerdictInput } from '@/lib/domain/formats/annotation-input'

/** One thing that a file says otherwise. */
export interface Difference {
  /** Where in the file. */
  readonly pointer: string
  /** The claim here: C1, C2 … */
  readonly claim: string
  /** `statement`, `truthVerdict.rating`, `evidence.2` … */
  readonly field: string
  /** In words; null where there is nothing. */
  readonly here: string | null
  readonly file: string
}

type Library = Pick<AnnotationInput, 'agents' | 'sources'>

/**
 * Compares a claim of a file with the one here. What the file doesn't tell is no difference.
 *
 * @param here the same claim in the article's own file
 */
export function differencesOf(
  claim: ClaimInput,
  given: Library,
  here: ClaimInput | undefined,
  own: Library,
  key: string,
): Difference[] {
  if (!here) return []
  const now = new Map(fieldsOf(here, own))
  return fieldsOf(claim, given).flatMap(([field, file]) => {
    const before = now.get(field) ?? null
    return file === null || same(field, file, before)
      ? []
      : [{ pointer: claim.pointer, claim: key, field, here: before, file }]
  })
}

const same = (field: string, file: string, here: string | null) =>
  here !== null && (file.trim() === here.trim() || (field === 'words' && isSameWords(file, here)))

type Field = readonly [name: string, value: string | null]

/** All that a claim says, as names and words: keys mean nothing outside their file. */
function fieldsOf(claim: ClaimInput, library: Library): Field[] {
  const agent = (key: string) => library.agents.find((each) => each.key === key)?.name ?? key
  const source = (key: string) => library.sources.find((each) => each.key === key)?.title ?? key
  const hops = claim.chain.map(({ agent: who, role, kind, verb, force }) =>
    [agent(who), role, kind, verb, force].filter((part) => part !== '').join(', '),
  )
  return [
    ['words', claim.selector?.exact ?? null],
    ['statement', claim.statement],
    ['language', claim.language],
    ['type', claim.type],
    ['polarity', claim.polarity],
    ['checkWorthiness', claim.checkWorthiness],
    ['speaker', claim.speaker === null ? null : agent(claim.speaker)],
    ['noAuthor', claim.noAuthor ? 'true' : null],
    ['saidAt', claim.saidAt],
    ['saidPlace', claim.saidPlace],
    ['chain', hops.length > 0 ? hops.join(' → ') : null],
    ...verdictFields('attributionVerdict', claim.attributionVerdict),
    ...verdictFields('truthVerdict', claim.truthVerdict),
    ...claim.evidence.flatMap(({ number, origin, source: key, ...item }): Field[] => [
      [`evidence.${number}.source`, source(key)],
      [`evidence.${number}.stance`, item.stance],
      [`evidence.${number}.passage`, item.passage],
      [`evidence.${number}.note`, item.note],
      [`evidence.${number}.question`, item.question],
      [`evidence.${number}.answer`, item.answer],
      [`evidence.${number}.origin`, origin === null ? null : originName(origin, library)],
      [`evidence.${number}.hindsight`, item.hindsight ? 'true' : null],
      [`evidence.${number}.reliability`, item.reliability],
      [`evidence.${number}.credibility`, item.credibility],
    ]),
    ...aboutAgents(claim, library),
    ...aboutSources(claim, library),
  ]
}

const originName = (key: string, { agents, sources }: Library) =>
  agents.find((each) => each.key === key)?.name ?? sources.find((each) => each.key === key)?.title ?? key

function verdictFields(kind: string, verdict: VerdictInput | null): Field[] {
  if (!verdict) return []
  return [
    [`${kind}.rating`, verdict.rating],
    [`${kind}.asOf`, verdict.asOf],
    [`${kind}.confidence`, verdict.confidence],
    [`${kind}.justification`, verdict.justification || null],
  ]
}

/** What is told of the agents that a claim names, by their names. */
function aboutAgents({ speaker, chain }: ClaimInput, { agents }: Library): Field[] {
  const used = new Set([...(speaker === null ? [] : [speaker]), ...chain.map(({ agent }) => agent)])
  return agents
    .filter(({ key }) => used.has(key))
    .flatMap(({ name, kind, description, sameAs, aliases }): Field[] => [
      [`agent.${name}.kind`, kind],
      [`agent.${name}.description`, description],
      [`agent.${name}.sameAs`, sameAs],
      [`agent.${name}.aliases`, aliases.length > 0 ? aliases.toSorted().join(', ') : null],
    ])
}

/** What is told of the sources that a claim cites, by their titles. */
function aboutSources({ evidence }: ClaimInput, { sources }: Library): Field[] {
  const used = new Set(evidence.map(({ source }) => source))
  return sources
    .filter(({ key }) => used.has(key))
    .flatMap(({ title, kind, url, publisher, publishedAt, reliability }): Field[] => [
      [`source.${title}.kind`, kind],
      [`source.${title}.url`, url],
      [`source.${title}.publisher`, publisher],
      [`source.${title}.publishedAt`, publishedAt],
      [`source.${title}.reliability`, reliability],
    ])
}
