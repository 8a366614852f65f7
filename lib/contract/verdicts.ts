import { VerdictView } from '@/lib/schemas/verdict'
import { type Addresses, shows } from './address'

/** The addresses of verdicts. */
export const VERDICTS = {
  'GET /verdicts/{id}': { does: 'Shows a verdict, to who may see it.', answer: shows(VerdictView) },
} as const satisfies Addresses
