/** Bylines: "By Jane Roe and John Doe, Staff Writers" → the names. */

const OPENING =
  /^(?:(?:written|reported|posted|published|story|text|(?:view|see|read)\s+(?:all|more)\s+(?:posts|articles|stories))\s+by|(?:erstellt|geschrieben|verfasst|artikel|beitrag|text|ein\s+artikel)\s+von|(?:écrit|publié|posté|rédigé)\s+par|(?:escrito|publicado)\s+por|(?:scritto|pubblicato)\s+da|by|par|por|von|di|door|av|af|autor(?:a|es|in)?|auteur|author|автор|текст|بقلم|كتب(?:ت)?|إعداد|تحرير|نویسنده)\s*[:：]?\s+(?=\S)/iu
/** "Author:", "reporter:", "editor in charge:", with no space behind, often in brackets; "words/" and "reporter" before a name. */
const IN_CHINESE =
  /^[[【(（]?\s*(?:(?:作者|记者|記者|责任编辑|責任編輯|编辑|編輯)\s*[:：]|文\s*[/／]|记者|記者)\s*(?=\p{Script=Han})/u
const AFTER_NAMES =
  /\s*(?:[|•·–—]|[/／]|:(?:\s|$)|\s-\s|\s(?:in|for|with)\s|(?:,|\sand|\s&)\s+(?:news\s+)?agencies\b|\bon\s+\p{L}+day\b|\bupdated\b|\bpublished\b|\bposted\b|\bon\s+\w+\s+\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.?\s+\d|\b\d{1,2}\.?\s+\p{L}{3,9}\.?,?\s+\d{4}|\bat\s+\d|\b(?:am|le|el|il|op|em|den)\s+\d|,\s*(?:\p{L}+\s+){1,3}(?:correspondent|reporter|editor|writer|columnist)\b|,\s*(?:staff|senior|special|political|chief|foreign|associated|the|our|correspondent|reporter|editor|contributor|cnn|bbc|reuters|updated|published|for)\b|\d{1,2}[:/.]\d{1,2}).*$/iu
const NAME =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|\p{Script=Arabic}[\p{Script=Arabic}\p{M}]*|[\p{Script=Han}\p{Script=Hangul}]+)(?:[ -](?:\p{Lu}[\p{L}\p{M}.'’-]*|\p{Script=Arabic}+|de|del|da|di|du|van|von|der|den|bin|bint|ibn|al|el|la|le|ben|y)){0,5}$/u

/** The names in a line that begins with "By" or its like, joined by ", "; null when it isn't a byline. */
export function findByline(line: string): string | null {
  const text = line.trim()
  if (text.length > 150 || text.includes('\n')) return null
  const opening = OPENING.exec(text) ?? IN_CHINESE.exec(text)
  if (!opening) return null
  return namesIn(text.slice(opening[0].length))
}

/** What a name of a body says: it may have sent the text, and a person that the page prints has written it. */
const BODY =
  /\b(?:e\.\s?V|gGmbH|GmbH|AG|Inc|Ltd|LLC|S\.A|Redaktion|redacci[oó]n|rédaction|editors?|staff|team|newsroom|admin\w*|desk|verband|union|bund|verein|association|society|university|agency|press|news|magazin|magazine|media|holdings?|works|live|group|foundation|institute|council|ministry)\b/iu

/** Whether a name is that of a body, not of a person. */
export const isBody = (name: string): boolean => BODY.test(name)

/** Whether a name reads like a person's: two words or more with capitals, and none that a body has. */
export const isPerson = (name: string): boolean => name.includes(' ') && NAME.test(name) && !BODY.test(name)

/** Whether a name is what somebody signs in with: "wordpressadmin", "ana-lind". */
export const isLogin = (name: string): boolean => /^[a-z0-9][a-z0-9._-]*$/u.test(name)

/** "11.12.2019 - Ana Lind", "Ana Lind | 16 January 2014": the name beside a date, where the line has nothing else. */
export function nameBesideDate(line: string): string | null {
  if (line.length > 80 || !/\d/.test(line)) return null
  const parts = line.split(/\s+[-–—|•·]\s+/u)
  const names = parts.filter((part) => isPerson(part))
  const dated = parts.some((part) => /\d{4}/.test(part) && !/\p{L}{12}/u.test(part))
  return parts.length === 2 && dated && names.length === 1 ? (names[0] ?? null) : null
}

/** The longest line of a signature, in UTF-16 units. */
const LONGEST_SIGNATURE = 80

/** Who signed a message below its text: a name alone on its line, and the office on the next. */
export function findSignature(text: string): string | null {
  const lines = text.split('\n').map((line) => line.trim())
  const [name = '', office = ''] = lines
  const isSigned =
    lines.length === 2 && lines.every((line) => line.length <= LONGEST_SIGNATURE && !/[.!?:…]$/u.test(line))
  return isSigned && office !== '' && isPerson(name) ? name : null
}

/** Who answers for a Chinese report: the editor in charge, named below the text. */
export function findResponsible(line: string): string | null {
  return line.length <= LONGEST_SIGNATURE && IN_CHINESE.test(line.trim()) ? findByline(line) : null
}

/** Longer than any names with a title and an address, in UTF-16 units: an expression below takes the cube of it at worst. */
const LONGEST_AUTHOR = 400

/** The names in what metadata gives as an author; null when it holds none (an address, a site, a whole sentence). */
export function cleanAuthor(author: string): string | null {
  if (author.length > LONGEST_AUTHOR) return null
  const text = author.replace(/\s+/g, ' ').trim()
  const opening = OPENING.exec(text)
  // Blogs say in brackets where the author is to be found.
  const bare = (opening ? text.slice(opening[0].length) : text).replace(/\s*\((?:https?:|www\.|@)[^)]*\)$/iu, '')
  const names = withoutMailAddress(bare).replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/gu, '')
  if (
    !names ||
    names.length > 200 ||
    OPENING.test(`${names} x`) ||
    /^https?:|^www\.|^@|\.(?:com|org|net)\b/iu.test(names)
  )
    return null
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
    .replace(/[.,;:\]】)）\s]+$/u, '')
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
