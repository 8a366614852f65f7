'use client'

import {
  Tab as AriaTab,
  TabList as AriaTabList,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
  composeRenderProps,
  type TabListProps,
  type TabPanelProps,
  type TabProps,
  type TabsProps,
} from 'react-aria-components'
import { twMerge } from 'tailwind-merge'

/** Panels of one thing, one in view. Arrow keys walk the tabs, in the direction of the script. */
export function Tabs({ className, ...props }: TabsProps) {
  return (
    <AriaTabs {...props} className={composeRenderProps(className, (given) => `flex min-w-0 flex-col ${given ?? ''}`)} />
  )
}

/** Where there is no room for all in one line they take a second: none is out of sight. */
export function TabList<T extends object>({ className, ...props }: TabListProps<T> & { 'aria-label': string }) {
  return (
    <AriaTabList
      {...props}
      className={composeRenderProps(className, (given) =>
        twMerge('flex flex-wrap gap-x-4 border-line border-b', given),
      )}
    />
  )
}

export function Tab({ className, ...props }: TabProps) {
  return (
    <AriaTab
      {...props}
      className={composeRenderProps(
        className,
        (given) =>
          `-mb-px inline-flex min-h-8 cursor-default items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 px-0.5 py-1 text-base text-ink-soft transition-colors hover:text-ink selected:border-accent selected:font-medium selected:text-ink disabled:opacity-55 focus-visible:-outline-offset-2 ${given ?? ''}`,
      )}
    />
  )
}

export function TabPanel({ className, ...props }: TabPanelProps) {
  return <AriaTabPanel {...props} className={composeRenderProps(className, (given) => `min-w-0 pt-3 ${given ?? ''}`)} />
}
