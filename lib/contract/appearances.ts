import { AcceptPlace, ReanchoringView, ReattachPlace } from '@/lib/schemas/article-version'
import { AppearanceView, ResizeAppearance } from '@/lib/schemas/claim'
import { NoInput } from '@/lib/schemas/review'
import { type Addresses, changed, shown, shows, takenAway, verb } from './address'

/** The addresses of the places of a claim in a text. */
export const APPEARANCES = {
  'GET /appearances/{id}': shown('a place of a claim (resize its mark)', AppearanceView),
  'PATCH /appearances/{id}': changed('a place of a claim (resize its mark)', ResizeAppearance, AppearanceView),
  'DELETE /appearances/{id}': takenAway('a place of a claim (resize its mark)'),
  'GET /appearances/{id}/reanchoring': {
    does: 'What became of a mark in a newer text.',
    answer: shows(ReanchoringView),
  },
  'POST /appearances/{id}/accept': verb(
    'Takes the proposed place in the newest text, or one of several. Other words ask for a re-check of the verdicts.',
    AcceptPlace,
    ReanchoringView,
  ),
  'POST /appearances/{id}/reattach': verb(
    'Puts a mark that waits or was kept on words of the newest text.',
    ReattachPlace,
    ReanchoringView,
  ),
  'POST /appearances/{id}/keep': verb('Leaves a mark on the text that was judged.', NoInput, ReanchoringView),
} as const satisfies Addresses
