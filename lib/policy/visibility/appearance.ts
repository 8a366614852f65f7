import { ANCHOR_OUTCOMES } from '@/lib/domain/codes'
import { STANDINGS } from '@/lib/domain/reanchoring'
import type { AppearanceView } from '@/lib/schemas/claim'
import { code } from './stored-values'

export interface AppearanceRows {
  readonly id: string
  readonly version: number
  readonly articleId: string
  readonly articleVersion: { readonly number: number }
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  readonly outcome: string
  readonly standing: string
}

export function appearanceView(appearance: AppearanceRows): AppearanceView {
  return {
    id: appearance.id,
    version: appearance.version,
    articleId: appearance.articleId,
    articleVersion: appearance.articleVersion.number,
    start: appearance.start,
    end: appearance.end,
    exact: appearance.exact,
    prefix: appearance.prefix,
    suffix: appearance.suffix,
    outcome: code(ANCHOR_OUTCOMES, appearance.outcome),
    standing: code(STANDINGS, appearance.standing),
  }
}
