import type { z } from 'zod'
import type { AgentKind, CorrectionKind, HopForce, HopRole } from '@/lib/domain/codes'
import type { AgentFields } from '@/lib/schemas/agent'
import type { DescribeClaim } from '@/lib/schemas/claim'
import type { AttachEvidence } from '@/lib/schemas/evidence'
import type { RelateClaims } from '@/lib/schemas/relation'
import type { SourceFields } from '@/lib/schemas/source'
import type { GiveVerdict } from '@/lib/schemas/verdict'

/** A sample article with worked claims: what the demo shows, as data. */
export interface SampleArticle {
  readonly received: string
  readonly publishedAt: string
  readonly outlet: string
  /** On what ground readers see the whole text; null: excerpts. (rule R30) */
  readonly publicTextGround: string | null
  readonly agents: readonly z.input<typeof AgentFields>[]
  readonly claims: readonly SampleClaim[]
  /** Between claims of the sample by their keys. */
  readonly relations: readonly (Omit<z.input<typeof RelateClaims>, 'to'> & {
    readonly from: string
    readonly to: string
  })[]
  readonly sources: Readonly<Record<string, z.input<typeof SourceFields>>>
  readonly note?: { readonly quote: string; readonly text: string }
  /** What the newspaper changed after everything was marked: words of `received` and what stands there now. */
  readonly revised?: readonly { readonly from: string; readonly to: string }[]
}

export interface SampleHop {
  /** An agent's name. */
  readonly agent: string
  readonly kind: AgentKind
  readonly role: HopRole
  readonly verb: string
  readonly force: HopForce
}

export interface SampleClaim extends Pick<z.input<typeof DescribeClaim>, 'type' | 'polarity' | 'checkWorthiness'> {
  readonly key: string
  readonly quote: string
  readonly statement: string
  /** The name of an agent of the chain. */
  readonly speaker: string
  readonly chain: readonly SampleHop[]
  readonly verdicts: readonly z.input<typeof GiveVerdict>[]
  readonly evidence: readonly (Omit<z.input<typeof AttachEvidence>, 'source' | 'sourceId' | 'originId'> & {
    /** Key of a source of the sample. */
    readonly source: string
    /** The name of an agent. */
    readonly origin?: string
  })[]
  readonly state: 'draft' | 'submitted' | 'returned' | 'approved' | 'published' | 'retracted' | 'dropped'
  /** Why it was returned, dropped or retracted. */
  readonly reason?: string
  readonly comment?: string
  /** A later change of what was published. */
  readonly correction?: {
    readonly change: z.input<typeof DescribeClaim>
    readonly kind: Exclude<CorrectionKind, 'retraction'>
    readonly note: string
  }
}
