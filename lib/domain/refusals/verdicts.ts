/** Verdicts: why it is refused, in English. */
export const VERDICTS = {
  'no-house-rating': 'The house scale has no rating "{code}". Nothing was saved; choose one of {known}.',
  'no-attribution-rating': '"{rating}" is no attribution verdict. Nothing was saved; choose one of {known}.',
  'before-evidence':
    'Evidence {numbers} is later than {asOf}. Nothing was saved; mark it as hindsight, or give a later as-of date.',
  'nothing-to-take-back': 'There is no such verdict to take back.',
  'nothing-to-confirm': 'There is no such verdict to confirm.',
} as const
