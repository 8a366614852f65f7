import { type Permission, type Right, rightOf, type Who } from '@/lib/policy/rights'

const WHO: Readonly<Record<Who, string>> = {
  anyone: 'Anybody may.',
  person: 'Anybody with an account may.',
  admin: 'An administrator may.',
  editor: 'Editors, reviewers and chiefs of the desk may.',
  reviewer: 'Reviewers and chiefs of the desk may.',
  chief: 'Chiefs of the desk may.',
}

const RECORD: Readonly<Record<NonNullable<Right['record']>, string>> = {
  public: 'The claim must have a public record.',
  'not-public': 'The claim must have no public record.',
  'published-before': 'The claim must have been published before.',
  'never-published': 'The claim must never have been published.',
}

/** The row of the table of rights, in sentences for the API's description. (rules R17, R29) */
export function rightInWords(permission: Permission): string {
  const { who, steps, unless, only, assigned, article, record, reasonNeeded } = rightOf(permission)
  return [
    WHO[who],
    ...(unless === 'contributor' ? ['Nobody who contributed to the claim may, and nobody who submitted it.'] : []),
    ...(unless === 'submitter' ? ['Who submitted the claim may not.'] : []),
    ...(only === 'submitter' ? ['Only who submitted the claim may.'] : []),
    ...(assigned ? ['A review that is assigned to another must be taken over first (409).'] : []),
    ...Object.entries(steps ?? {}).map(([from, to]) => `From ${from} to ${to}.`),
    ...(article ? ['Not while its article is dropped.'] : []),
    ...(record ? [RECORD[record]] : []),
    ...(reasonNeeded ? ['A reason is needed.'] : []),
  ].join(' ')
}
