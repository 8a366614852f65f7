import type { ReactNode } from 'react'
import type { Given } from './given'
import type { IntakeRequest } from './intake-request'

/** What was read and looked through, ready to be sent. */
export interface Brought {
  readonly given: Given
  /** What the person changed of what was found, and the bytes that were previewed. */
  readonly request: Omit<IntakeRequest, 'deskId'>
  readonly restored: readonly string[]
  /** The same for every try with the same text. */
  readonly attempt: string
}

/** What becomes of the text where it makes no new article. */
export interface Bringing {
  /** For what the typed text is kept on the device. */
  readonly keptFor: string
  readonly words: { readonly act: string; readonly acting: string; readonly failed: string; readonly about: string }
  /** Beside the button while it works. */
  readonly progress: ReactNode
  /** Sends it; what it throws is told, and everything stays as it is. */
  readonly send: (brought: Brought) => Promise<void>
}
