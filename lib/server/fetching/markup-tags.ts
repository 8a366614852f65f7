/** Tags of a page and their attributes, read by patterns: for what is asked of a page before, or beside, its parser. */

/** The value of an attribute of one tag, with its references left as they are. */
export function tagAttribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? ''
}

/** Every `meta` tag of a page, by a pattern that goes over it once. */
export const metaTags = (markup: string): readonly string[] => markup.match(/<meta\s[^<>]{0,2000}>/gi) ?? []
