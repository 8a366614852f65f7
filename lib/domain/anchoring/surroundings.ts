/** The words round a place, for people who have to judge it. */

import type { CodePointIndex } from './text'
import { type CodePoints, codePoints } from './units'

/** How much is shown on each side, in code points: about a sentence. */
const REACH = 160

/** What stands before and after a range of a text: whole words, up to the end of the paragraph. */
export function surroundings(
  index: CodePointIndex,
  start: CodePoints,
  end: CodePoints,
): { readonly before: string; readonly after: string } {
  const before = index.slice(codePoints(Math.max(0, start - REACH)), start)
  const after = index.slice(end, codePoints(end + REACH))
  const breakBefore = before.lastIndexOf('\n\n')
  const breakAfter = after.indexOf('\n\n')
  const nearBefore = breakBefore < 0 ? before : before.slice(breakBefore + 2)
  const nearAfter = breakAfter < 0 ? after : after.slice(0, breakAfter)
  const cutBefore = breakBefore < 0 && start > REACH
  const cutAfter = breakAfter < 0 && end + REACH < index.length
  return {
    before: cutBefore ? nearBefore.replace(/^\S*\s+/u, '') : nearBefore,
    after: cutAfter ? nearAfter.replace(/\s+\S*$/u, '') : nearAfter,
  }
}
