import { ChangeRelation, RelationView } from '@/lib/schemas/relation'
import { type Addresses, changed, shown, takenAway } from './address'

/** The addresses of relations. */
export const RELATIONS = {
  'GET /relations/{id}': shown('a relation', RelationView),
  'PATCH /relations/{id}': changed('a relation', ChangeRelation, RelationView),
  'DELETE /relations/{id}': takenAway('a relation'),
} as const satisfies Addresses
