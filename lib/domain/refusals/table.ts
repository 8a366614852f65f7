import { ANNOTATIONS } from './annotations'
import { ARTICLES } from './articles'
import { AUDIT } from './audit'
import { BACKUP } from './backup'
import { CLAIMS } from './claims'
import { COMMENTS } from './comments'
import { DESK } from './desk'
import { FAULTS } from './faults'
import { GATE } from './gate'
import { HTTP } from './http'
import { INTAKE } from './intake'
import { KINDS } from './kinds'
import { PEOPLE } from './people'
import { REPORTS } from './reports'
import { REVIEW } from './review'
import { SOURCES } from './sources'
import { UNDO } from './undo'
import { VERDICTS } from './verdicts'
import { WATCHING } from './watching'

/**
 * Why Stet says no: every reason with its sentence in English, as an ICU message without anything but the names of its values.
 * The other languages stand in `messages/parts/refusals.*.json`, under the same names. A sentence says what happened, what was
 * kept and what to do; one of `faults` goes on from the name of a field.
 */
export const REFUSALS = {
  annotations: ANNOTATIONS,
  articles: ARTICLES,
  audit: AUDIT,
  backup: BACKUP,
  claims: CLAIMS,
  comments: COMMENTS,
  desk: DESK,
  faults: FAULTS,
  gate: GATE,
  http: HTTP,
  intake: INTAKE,
  kinds: KINDS,
  people: PEOPLE,
  reports: REPORTS,
  review: REVIEW,
  sources: SOURCES,
  undo: UNDO,
  verdicts: VERDICTS,
  watching: WATCHING,
} as const
