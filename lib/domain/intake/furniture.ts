/**
 * Page furniture in text saved from a browser: lines that belong to the page, not to the article. Every rule looks at
 * the form of a line and at what the rest of the page says; none knows a site.
 */

import { foldName } from './agencies'
import type { RemovalReason } from './draft'
import { isReportingCredit } from './byline'
import { foldLine, knownFurniture } from './furniture-words'

/** Longer lines are never taken for furniture by their form alone, in UTF-16 units. */
const MAX_FURNITURE = 120
/** Nobody prints a longer headline; a longer line is not looked at for a site's name. */
const MAX_HEADLINE_LINE = 400

const MEDIA_ID =
  /^\[?(?:media|image|photo|picture|asset|file|video|gallery|attachment|post|article|story)\s*(?:id|no\.?|nr\.?|number|#)\s*[:#]?\s*[\w-]*\d[\w-]*\]?$/iu
const COPYRIGHT =
  /^(?:©|\(c\)|copyright\b|all rights reserved|جميع الحقوق محفوظة|حقوق النشر|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados)/iu
const TAGS =
  /^(?:tags?|filed under|topics?|categories|category|keywords|posted in|labels|الوسوم|وسوم|كلمات مفتاحية|التصنيف|mots-clés|schlagwörter|schlagworte|etiquetas|temas)\s*[:：]/iu
const RELATED_LINE =
  /^\[?(?:read (?:more|also|next)|also read|see also|also see|related|more(?: about| on)?|watch|next page|mehr zu(?:m thema)?|weiterlesen|dowiedz się więcej|czytaj (?:więcej|także|też)|zobacz także|leggi (?:anche|di più)|leia (?:mais|também)|lees ook|læs også|läs också|les også|читайте также|relacionad[oa]s?|اقرأ أيضا[ً]?|إقرأ أيضا[ً]?|شاهد أيضا[ً]?|à lire aussi|lire aussi|lesen sie auch|lea también)\s*[:：>»]/iu
const COUNTS =
  /^\d[\d.,]*[km]?\s*(?:shares?|(?:post\s+)?comments?|likes?|views?|reads?|retweets?|reactions?|replies|letture|visualizzazioni|commenti|condivisioni|vues|commentaires?|partages|kommentare?|aufrufe|comentarios?|comentários?|visitas|visualizações|просмотр(?:ов|а)?|комментари(?:ев|я|й)|مشاركة|تعليق|تعليقات|مشاهدة)(?:\s*\(\+\))?$/iu
const READING_TIME = /^(?:reading time:?\s*)?\d+\s*(?:-|\s)?min(?:ute)?s?\.?(?:\s+read)?$/iu
const READING_TIME_NAMED =
  /^(?:reading time|read time|tempo de leitura|tempo di lettura|tiempo de lectura|temps de lecture|lesezeit|lesedauer|leestijd|lästid|læsetid|lesetid|czas czytania|время чтения|وقت القراءة|مدة القراءة)\s*[:：]?\s*(?:ca\.?|circa|~|≈)?\s*\p{N}+[\s-]*\p{L}{1,10}\.?$/iu
/** "Today 12:01 AM", "3 hours ago": when, counted from when somebody looked. */
const RELATIVE_TIME =
  /^(?:(?:published|posted|updated|last updated)\s+)?(?:(?:today|yesterday|heute|gestern|aujourd['’]hui|hier|hoy|ayer|oggi|ieri|hoje|ontem|اليوم|أمس)[,\s]+(?:(?:at|um|à|a las|alle|às|الساعة)\s+)?\p{N}{1,2}[:.h]\p{N}{2}(?:\s*[ap]\.?m\.?|\s*uhr)?|(?:an?|\p{N}{1,2})\s+(?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago|(?:vor|il y a|hace|há|منذ|قبل)\s+\p{N}{1,2}\s+\p{L}{3,9})$/iu
/** "1 of 6": which picture of a gallery is shown. */
const COUNTER = /^\p{N}{1,3}\s*(?:of|von|de|di|sur|van|av|af|z|из|من|\/)\s*\p{N}{1,3}$/iu
/** Where somebody is found, and nothing else: an e-mail address, a profile. */
const CONTACT_ALONE =
  /^(?:e-?mail:?\s*)?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?:\/\/)?(?:www\.)?(?:twitter|x|facebook|instagram|linkedin|threads|bsky)\.(?:com|net|app)\/(?:in\/)?[\w.@-]+\/?|@\w{2,30})$/iu
const BREADCRUMBS_FROM_HOME = /^(?:home|الرئيسية|accueil|startseite|inicio)\s*[>»›/]/iu
const SEPARATOR = /\s+[|•·»›]\s+|\s*\|\s*|\s+::\s+|\s+[-–—]\s+/u
/** Chinese and Japanese pages put no spaces around; what they name behind it says what it is. */
const CJK_SITE =
  /[-_–—|｜]+\s*[\p{Script=Han}\p{Script=Katakana}A-Za-z.]{2,14}(?:网|網|报|報|社|新闻|新聞|日报|在线|頻道|频道|ニュース)\s*$/u
const STRONG_SEPARATOR = /\s*\|\s*|\s+[»›]\s+|\s+::\s+/u

/** Why a line is furniture by itself, wherever it stands; null when nothing says so. */
export function furnitureReason(line: string): RemovalReason | null {
  const text = line.trim()
  if (isReportingCredit(text)) return 'byline'
  if (text.length > MAX_FURNITURE) return null
  const known = knownFurniture(text)
  if (known) return known
  if (MEDIA_ID.test(text)) return 'media-id'
  if (COPYRIGHT.test(text)) return 'chrome'
  if (TAGS.test(text)) return 'related'
  if (RELATED_LINE.test(text)) return 'related'
  if (COUNTS.test(text)) return 'share-bar'
  if (READING_TIME.test(text) || READING_TIME_NAMED.test(text)) return 'chrome'
  if (RELATIVE_TIME.test(text)) return 'publication-date'
  if (COUNTER.test(text) || CONTACT_ALONE.test(text)) return 'chrome'
  if (BREADCRUMBS_FROM_HOME.test(text) || isPath(text)) return 'navigation'
  return null
}

/** "News > World > Islands": at least three short names, none of them a sentence. */
function isPath(text: string): boolean {
  if (/[.!?]/.test(text)) return false
  const [first = '', ...others] = text.split(/[>»›/]/u).map((part) => part.trim())
  return (
    others.length >= 2 &&
    first.length >= 1 &&
    first.length <= 41 &&
    others.every(({ length }) => length >= 2 && length <= 60)
  )
}

/** Names of places to share on, and of what is done there; a line of nothing but these is a share bar. */
const SHARE_WORDS =
  /^(?:share|tweet|facebook|twitter|whats\s?app|telegram|pinterest|pin|pint|linkedin|reddit|tumblr|instagram|youtube|messenger|viber|vk|flipboard|pocket|xing|line|weibo|threads|bluesky|mastodon|e-?mail|mail|print|copy|link|save|sms|x|teilen|drucken|partager|imprimer|compartir|imprimir|condividi|شارك|طباعة|فيسبوك|تويتر|واتساب|تلغرام)$/iu

/** Whether a text is mostly names of places to share it on: "Facebook Twitter WhatsApp Save". */
export function isShareBar(text: string): boolean {
  if (text.length > MAX_FURNITURE) return false
  const words = text.split(/[\s|,/•·+]+/u).filter(Boolean)
  const shared = words.filter((word) => SHARE_WORDS.test(word)).length
  return shared >= 2 && shared > words.length / 2
}

/** Whether a line opens a list of other articles that runs to the end of the page. */
export function opensRelated(line: string): boolean {
  const reason = knownFurniture(line)
  return reason === 'related' || reason === 'comments'
}

/** A headline without the name of its site. */
export interface CutHeadline {
  readonly headline: string
  /** What stood before and after it, separators included; empty where nothing was cut. */
  readonly prefix: string
  readonly suffix: string
  /** The name that was cut off. */
  readonly site: string | null
}

/**
 * Cuts the site's name from a headline: "Rent rises again | The Daily Example". Behind a bar nothing but a site or a
 * section stands, so it is cut when it is the shorter part; behind a dash only what is known to be the site's name.
 *
 * @param names by which the site is known from elsewhere (other lines, metadata, its host)
 */
export function cutSiteName(line: string, names: readonly string[] = []): CutHeadline {
  const whole: CutHeadline = { headline: line, prefix: '', suffix: '', site: null }
  if (line.length > MAX_HEADLINE_LINE) return whole
  const cjk = CJK_SITE.exec(line)
  if (cjk && cjk.index >= 6) {
    const site = cjk[0].replace(/^[-_–—|｜\s]+/u, '').trim()
    return { headline: line.slice(0, cjk.index), prefix: '', suffix: cjk[0], site }
  }
  for (const separator of [STRONG_SEPARATOR, SEPARATOR]) {
    const strong = separator === STRONG_SEPARATOR
    const cuts = [...line.matchAll(new RegExp(separator, 'gu'))]
    for (const cut of cuts) {
      const head = line.slice(0, cut.index)
      const tail = line.slice(cut.index + cut[0].length)
      if (
        isHeadline(head) &&
        (isSiteName(tail, names) || (strong && wordCount(tail) < wordCount(head) + 1 && cut === cuts[0]))
      ) {
        return { headline: head, prefix: '', suffix: line.slice(head.length), site: tail.trim() }
      }
    }
    const first = cuts[0]
    if (first) {
      const head = line.slice(0, first.index)
      const tail = line.slice(first.index + first[0].length)
      if (isHeadline(tail) && isSiteName(head, names)) {
        return { headline: tail, prefix: line.slice(0, line.length - tail.length), suffix: '', site: head.trim() }
      }
    }
  }
  return whole
}

/** Whether a text is a name of the site: the same, or one begins with the other at a word's end. */
export function isSiteName(text: string, names: readonly string[]): boolean {
  const folded = foldSite(text)
  if (folded.length < 2) return false
  return names.some((name) => {
    const other = foldSite(name)
    if (other.length < 2) return false
    return other === folded || other.startsWith(`${folded} `) || folded.startsWith(`${other} `)
  })
}

const foldSite = (name: string): string => foldName(name).replace(/^the\s+/, '')

/** The parts of a line that are joined by bars, dashes or bullets. */
export const lineParts = (line: string): string[] =>
  line.length > MAX_HEADLINE_LINE
    ? [line]
    : line
        .split(SEPARATOR)
        .map((part) => part.trim())
        .filter(Boolean)

const wordCount = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length
const isHeadline = (text: string): boolean => wordCount(text) >= 2 || text.trim().length >= 10

/** The same words whatever their case and punctuation: two blocks that say one thing. */
export const sameWords = (a: string, b: string): boolean => foldLine(a) === foldLine(b)
