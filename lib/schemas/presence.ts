import { z } from 'zod'
import { id } from './text'

/** In which claim somebody writes in one window, as the window tells it; null for none. */
export const SayPresence = z.strictObject({
  /** Made by the page when it opened its live stream with it. */
  window: id,
  claimId: id.nullable(),
})

/** A person who has an article open. */
export const PresentView = z.strictObject({
  personId: id,
  name: z.string(),
  /** The claim in which they write at the moment. */
  claimId: id.nullable(),
})
export type PresentView = z.infer<typeof PresentView>
