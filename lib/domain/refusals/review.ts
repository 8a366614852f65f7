/** Review and publication: why it is refused, in English. */
export const REVIEW = {
  'wrong-state': 'This is not possible in the present state of the claim. Nothing was changed; read it again.',
  'needs-reviewer': 'Only a reviewer does this. Nothing was changed; ask one.',
  'needs-chief': 'Only a chief does this. Nothing was changed; ask one.',
  'own-work': 'You contributed to this claim or submitted it, so another person must review it. Nothing was changed.',
  assigned:
    'This review is assigned to another reviewer. Nothing was changed; take it over first if you mean to decide it.',
  'taken-already': 'This review is assigned to you already. Nothing was changed.',
  'not-submitter': 'Only who submitted a claim withdraws it. Nothing was changed.',
  'never-published': 'This claim was never published: publish it instead of correcting it. Nothing was changed.',
  'already-published': 'This claim has a public record: publish the change as a correction. Nothing was changed.',
  'article-dropped': 'The article of this claim was dropped. Nothing was changed; take the article up again first.',
  'not-available':
    'Escalation and adjudication are not available yet. Nothing was changed; return the claim with your reason.',
  'gate-closed': 'The checklist is not complete. Nothing was published; settle the points below.',
  'no-adjudication': 'Adjudication is not available yet. Nothing was changed; return the claim with your reason.',
  'not-public': 'No record of this claim is public. Nothing was changed.',
  'not-what-was-approved':
    'This claim is not what was approved: something that its record tells was changed since. Nothing was published; submit it again.',
  'no-place-to-publish':
    'This claim has no place in the article any more. Nothing was published; mark its words again.',
  'unfit-reviewer': 'That person can not review this claim. Nothing was submitted; choose another reviewer, or none.',
  'not-what-was-submitted':
    'This claim is not what was submitted: something that its record tells was changed since. Nothing was decided; have it submitted again.',
} as const
