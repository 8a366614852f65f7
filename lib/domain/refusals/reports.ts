/** Reports: why it is refused, in English. */
export const REPORTS = {
  'format-not-yet': 'The format {format} is not available yet. Nothing was exported; choose one of {known}.',
  'format-of-period':
    'A period is exported as csv, md or claimreview. Choose one of them, or export article by article.',
} as const
