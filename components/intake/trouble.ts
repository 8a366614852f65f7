import type { useTranslations } from 'use-intl'
import { RefusedByServer, ServerUnreachable } from '@/lib/browser/api'
import { OtherTextCame } from './intake-request'

/** What stands against bringing a text in, in a sentence: what happened, what was kept, what to do. */
export interface Trouble {
  readonly text: string
  readonly signedOut?: boolean
  readonly tone: 'danger' | 'caution'
}

type Words = ReturnType<typeof useTranslations<'intake'>>

/** @throws what is none of the refusals that a person can do something about */
export function troubleOf(error: unknown, t: Words): Trouble {
  if (error instanceof ServerUnreachable) return { text: t('unreachable'), tone: 'danger' }
  if (error instanceof RefusedByServer) {
    if (error.status === 401) return { text: t('expired'), signedOut: true, tone: 'danger' }
    return { text: error.detail, tone: 'danger' }
  }
  if (error instanceof OtherTextCame)
    return { text: t('otherCame', { number: error.article.latestVersion }), tone: 'danger' }
  throw error
}
