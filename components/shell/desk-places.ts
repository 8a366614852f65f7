/** The places of the signed-in desk, in the order of the bar: name in the catalogue and path. */
export const DESK_PLACES = [
  { name: 'inbox', href: '/desk' },
  { name: 'articles', href: '/desk/articles' },
  { name: 'claims', href: '/desk/claims' },
  { name: 'reviews', href: '/desk/reviews' },
  { name: 'sources', href: '/desk/sources' },
  { name: 'reports', href: '/desk/reports' },
  { name: 'admin', href: '/admin' },
] as const

export type DeskPlace = (typeof DESK_PLACES)[number]

export function placesFor(may: { administer: boolean }): readonly DeskPlace[] {
  return DESK_PLACES.filter((place) => place.name !== 'admin' || may.administer)
}

/** Is a path this place or in it? The inbox is only itself, for every other place lies under its path. */
export function isAt(path: string, place: DeskPlace): boolean {
  return path === place.href || (place.name !== 'inbox' && path.startsWith(`${place.href}/`))
}
