/** What a page's head links besides its own words: the style sheet of the readers' pages, and the fonts that each needs. */
export interface ReadersStyle {
  readonly sheet: string
  readonly fonts: readonly string[]
}

/** Files of the faces that every page of a script begins with. */
const FIRST_FONTS = {
  ltr: ['source-serif-4-latin-wght-normal.woff2', 'ibm-plex-sans-latin-wght-normal.woff2'],
  rtl: ['noto-naskh-arabic-arabic-wght-normal.woff2', 'ibm-plex-sans-arabic-arabic-400-normal.woff2'],
} as const

/**
 * The folder is named by its content and written by the build (`scripts/readers-style.mjs`), which puts its name in place of
 * the variable.
 */
export function readersStyle(direction: 'ltr' | 'rtl'): ReadersStyle {
  const folder = process.env.STET_READERS_STYLE ?? '/readers'
  return { sheet: `${folder}/style.css`, fonts: FIRST_FONTS[direction].map((file) => `${folder}/${file}`) }
}
