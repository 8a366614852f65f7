import { RELATION_STRENGTHS, RELATION_TYPES } from '@/lib/domain/codes'
import type { RelationView } from '@/lib/schemas/relation'
import { claimKey } from './claim-key'
import { code } from './stored-values'

interface RelationEndRows {
  readonly number: number
  readonly statement: string
  readonly articleId: string
}

export interface RelationRows {
  readonly id: string
  readonly version: number
  readonly fromId: string
  readonly toId: string
  readonly type: string
  readonly strength: string | null
  readonly note: string | null
  readonly from: RelationEndRows
  readonly to: RelationEndRows
}

const relationEnd = (claim: RelationEndRows) => ({
  key: claimKey(claim.number),
  statement: claim.statement,
  articleId: claim.articleId,
})

export function relationView(relation: RelationRows): RelationView {
  return {
    id: relation.id,
    version: relation.version,
    fromId: relation.fromId,
    toId: relation.toId,
    type: code(RELATION_TYPES, relation.type),
    strength: code(RELATION_STRENGTHS, relation.strength),
    note: relation.note,
    from: relationEnd(relation.from),
    to: relationEnd(relation.to),
  }
}
