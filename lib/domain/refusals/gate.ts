/** The checklist before publication (rule R20): why it is refused, in English. */
export const GATE = {
  approved: 'Another person must approve the claim.',
  statement: 'The claim needs a sentence that is understandable without the article.',
  quote: "The quote must be exactly the article's words.",
  anchor: 'The article has a newer text: decide where the claim stands in it.',
  speaker: 'Say who made the claim, or confirm that it has no author.',
  verdict: 'Give a verdict.',
  recheck: 'The words were changed after the verdict: give it anew, or confirm it.',
  'as-of': 'Give the day up to which evidence was considered.',
  justification: 'Each verdict needs a justification.',
  citations: 'The justification cites evidence that is not there.',
  evidence: 'A rating on the truth scale needs evidence.',
  direction: 'No evidence that counts speaks in the direction of the rating.',
  'late-evidence':
    'Evidence is or may be later than a verdict: mark it as hindsight, date its source exactly, or give a later as-of date.',
  origins: 'The evidence comes from too few independent origins.',
  'primary-source': 'True and False need a primary source.',
  comments: 'Comments are open.',
} as const
