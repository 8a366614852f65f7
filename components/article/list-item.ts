import { isListItem } from '@/lib/domain/intake/text-blocks'

/** Deeper lists stand where these do. */
const INDENTS = ['ps-6', 'ps-12', 'ps-18', 'ps-24'] as const

/**
 * How an item of a list is drawn: indented by its depth, with its number or a bullet beside the words, where these don't begin
 * with one of their own. Neither is part of the text: what stands beside it can't be marked. (rule R6)
 */
export function itemLook(
  { level = 1, number }: { readonly level?: number | undefined; readonly number?: string | undefined },
  text: string,
): { readonly className: string; readonly 'data-item': string | undefined } {
  const indent = INDENTS[Math.min(Math.max(level, 1), INDENTS.length) - 1]
  return { className: `article-item ${indent}`, 'data-item': number ?? (isListItem(text) ? undefined : '•') }
}
