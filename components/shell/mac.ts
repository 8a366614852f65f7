import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** Whether the keys are a Mac's; false while the page wakes up. */
export function useMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  )
}
