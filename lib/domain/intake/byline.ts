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
  const names = withoutMailAddress(bare).replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/gu, '')
  if (!names || names.length > 200 || /^https?:|^www\.|^@|\.(?:com|org|net)\b/iu.test(names)) return null
  return names
}

/** "mail@site (Name)", as feeds write authors, and "Name <mail@site>", as mail does; of an address alone nothing is left. */
function withoutMailAddress(author: string): string {
  const inBrackets = /^\S+@\S+\s*\(([^)]+)\)$/u.exec(author)
  return inBrackets?.[1] ?? author.replace(/\s*[<([]?(?:mailto:)?[^\s<>()]+@[^\s<>()]+\.[^\s<>()]+[>)\]]?/gu, '')
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

/** The longest line of credits at the end of a report, in UTF-16 units. */
const MAX_CREDITS = 400
/** Before the names; that names follow is asked apart, for they alone have capitals. */
const REPORTING_BY =
  /^[([]?(?:(?:with\s+)?(?:additional|further|original)?\s*(?:reporting|writing|editing|research|production|translation)(?:\s+(?:and|&)\s+(?:reporting|writing|editing))?(?:\s+(?:in|from|at)\s+[\p{L} .,-]{2,40}?)?\s+by\s+|(?:compiled|edited|translated|written)\s+by\s+|contributing:\s+)/iu
const CONTRIBUTED =
  /\bcontributed\s+(?:additional\s+)?(?:reporting\s+)?(?:to|for)\s+(?:this|the)\s+(?:report|story|article|piece)\b[^.]{0,40}\.?[)\]]?$/iu
const ARABIC_CREDIT = /^[([]?(?:إعداد|تغطية صحفية|شارك في (?:التغطية|إعداد))\s.*(?:تحرير|النشرة|التقرير)/u

/**
 * Whether a line says who reported, wrote and edited beside the byline: "(Reporting by A; Editing by B)", "Associated
 * Press writer C contributed to this report." It is a byline at the end, not a sentence of the story.
 */
export function isReportingCredit(line: string): boolean {
  const text = line.trim()
  if (text.length > MAX_CREDITS || text.includes('\n')) return false
  const by = REPORTING_BY.exec(text)?.[0]
  if (by && /^(?:the\s+)?\p{Lu}/u.test(text.slice(by.length))) return true
  return CONTRIBUTED.test(text) || ARABIC_CREDIT.test(text)
}
