import type { ReactNode } from 'react'

/** One thing to choose from, in selects, combo boxes and list boxes. */
export interface Option<Id extends string = string> {
  id: Id
  label: string
  /** A second, quieter line. */
  description?: ReactNode
  /** A small sign before the label: a verdict's, an icon. */
  sign?: ReactNode
  /** Language of the label where it is not the interface's. */
  lang?: string
  isDisabled?: boolean
}
