/** Bylines: "By Jane Roe and John Doe, Staff Writers" → the names. */

const OPENING =
  /^(?:(?:written|reported|posted|published|story|text)\s+by|by|par|por|von|di|door|av|af|autor(?:a|es)?|auteur|author|بقلم|كتب(?:ت)?|إعداد|تحرير|نویسنده)\s*[:：]?\s+(?=\S)/iu
const AFTER_NAMES =
  /\s*(?:[|•·–—]|\s-\s|\bupdated\b|\bpublished\b|\bposted\b|\bon\s+\w+\s+\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.?\s+\d|\b\d{1,2}\.?\s+\p{L}{3,9}\.?,?\s+\d{4}|\bat\s+\d|,\s*(?:staff|senior|special|political|chief|foreign|associated|the|our|correspondent|reporter|editor|contributor|cnn|bbc|reuters|updated|published|for)\b|\d{1,2}[:/.]\d{1,2}).*$/iu
const NAME =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|\p{Script=Arabic}[\p{Script=Arabic}\p{M}]*|[\p{Script=Han}\p{Script=Hangul}]+)(?:[ -](?:\p{Lu}[\p{L}\p{M}.'’-]*|\p{Script=Arabic}+|de|del|da|di|du|van|von|der|den|bin|bint|ibn|al|el|la|le|ben|y)){0,5}$/u

/** The names in a line that begins with "By" or its like, joined by ", "; null when it isn't a byline. */
export function findByline(line: string): string | null {
  const text = line.trim()
  if (text.length > 150 || text.includes('\n')) return null
  const opening = OPENING.exec(text)
  if (!opening) return null
  return namesIn(text.slice(opening[0].length))
}

/** The names in what metadata gives as an author; null when it holds none (an address, a site, a whole sentence). */
export function cleanAuthor(author: string): string | null {
  const text = author.replace(/\s+/g, ' ').trim()
  const opening = OPENING.exec(text)
  // Blogs say in brackets where the author is to be found.
  const bare = (opening ? text.slice(opening[0].length) : text).replace(/\s*\((?:https?:|www\.|@)[^)]*\)$/iu, '')
  const names = bare.replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/gu, '')
  if (!names || names.length > 200 || /^https?:|^www\.|^@|\.(?:com|org|net)\b/iu.test(names)) return null
  return names
}

function namesIn(text: string): string | null {
  const names = text
    .replace(AFTER_NAMES, '')
    .replace(/[.,;:]+$/u, '')
    .split(/\s*,\s*(?:and\s+)?|\s+(?:and|und|et|y|e|en|och|og|و)\s+|\s*&\s*|\s+و(?=\p{Script=Arabic})/u)
    .map((name) => name.trim())
    .filter(Boolean)
  if (names.length === 0 || names.length > 8) return null
  return names.every((name) => NAME.test(name)) ? names.join(', ') : null
}
