/** Desks and what readers report: why it is refused, in English. */
export const DESK = {
  'report-closed': 'Somebody closed this report before. Nothing was changed; see what came of it.',
  'name-taken': 'There is a desk of this name already. Nothing was changed; choose another name.',
  'too-many-reports':
    'Several reports came from your address in a short time. This one was not sent; wait a few minutes, then send it again.',
} as const
