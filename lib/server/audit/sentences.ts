import type { AuditFault, AuditVerification } from './verification'
import type { GuardFault } from '../db/guards'

/*
 * What was found, for whoever operates the newsroom: the command line and `doctor` say it in English.
 */

const FAULTS: Readonly<Record<AuditFault['fault'], string>> = {
  missing: 'the event is missing',
  altered: 'the event was altered',
  'payload-altered': 'what the event holds was altered',
  'payload-shredded': 'what the event holds was shredded, and no later event says so',
  unlinked: 'it does not follow from the event before',
  cut: 'the end of the log was cut off',
  wiped: 'the log was wiped',
  'rolled-back': 'the log does not agree with the checkpoint',
  'checkpoint-disagrees': 'the log does not agree with a checkpoint that was made here',
  'row-altered': 'the row is not as the log vouches for it',
  'row-missing': 'the row is gone, and no event says so',
  'row-unreadable': 'a row holds what Stet never writes',
  'row-unknown': 'the row came in past the log',
  'guard-missing': 'a guard of the database is missing',
  'guard-altered': 'a guard of the database was altered',
  'guard-foreign': 'a trigger of the database is none of Stet’s',
}

/** A fault, where it was found and what it is about. */
export function faultSentence(fault: AuditFault): string {
  const subject = 'subject' in fault ? ` (${fault.subject})` : ''
  return `At event ${fault.seq}: ${FAULTS[fault.fault]}${subject}.`
}

/** How many rows of which kind stand as the log has them. */
export const rowsSentence = (rows: AuditVerification['rows']): string =>
  [
    `${rows.publication} published records`,
    `${rows.correction} lines of the ledger`,
    `${rows['article-version']} article texts`,
    `${rows.claim} claims`,
    `${rows.verdict} verdicts`,
    `${rows.review} reviews`,
    `${rows.person} people`,
    `${rows.membership} roles`,
    `${rows.checkpoint} checkpoints`,
  ].join(', ')

export const guardsSentence = (guards: readonly GuardFault[]): string =>
  `Guards are not as they belong: ${guards.map(({ name, fault }) => `${name} (${fault})`).join(', ')}. Unless Stet was updated just now, the file was altered.`
