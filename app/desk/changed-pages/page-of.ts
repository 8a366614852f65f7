import { z } from 'zod'

/** The page of a changed text, or the list for what is no id. */
export const pageOf = (id: string | undefined) =>
  /^[A-Za-z0-9_-]{1,64}$/.test(id ?? '') ? `/desk/changed-pages/${id}` : '/desk/changed-pages'

/** The version that was seen, as a form sends it. */
export const seenVersion = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
