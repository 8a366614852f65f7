/** Whether a new text of an article goes on under the headline that is there. (rule R6) */

import type { IntakeDraft } from './draft'
import { endsLikeSentence, isBodyText } from './text-blocks'

/** It has none of its own, and begins with its story, so that nothing above that can be a new one. */
export function keepsHeadline({ metadata, pieces }: Pick<IntakeDraft, 'metadata' | 'pieces'>): boolean {
  const first = pieces.find(({ kept, text }) => kept && text.trim() !== '')
  return metadata.title === null && first !== undefined && (isBodyText(first.text) || endsLikeSentence(first.text))
}
