import { useSyncExternalStore } from 'react'

/** `wide`: cards beside the text; `panel`: one panel with tabs; `drawer`: a sheet from below. (design: ux, "Rail") */
export type Layout = 'wide' | 'panel' | 'drawer'

/** As `--breakpoint-rail` and `--breakpoint-drawer` in app/globals.css. */
const WIDE = '(min-width: 68.75rem)'
const PANEL = '(min-width: 45rem)'

function subscribe(listener: () => void): () => void {
  const queries = [WIDE, PANEL].map((query) => window.matchMedia(query))
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}

/** How much room the window has at this moment; for what happens in the browser only. */
export const currentLayout = (): Layout =>
  window.matchMedia(WIDE).matches ? 'wide' : window.matchMedia(PANEL).matches ? 'panel' : 'drawer'

/** How much room the window has. The server draws for the widest; CSS keeps narrower windows readable until then. */
export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, currentLayout, () => 'wide')
}
