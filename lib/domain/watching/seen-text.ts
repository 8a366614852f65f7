/** What of a page's text a reader would call changed. (rule R7) */

import { foldTypography } from '../folding'

/**
 * The paragraphs of a text as they are compared: without what nobody sees or means, and without those that only tell the time or
 * count readers.
 */
export function readParagraphs(text: string): readonly string[] {
  return text.split(/\n{2,}/).flatMap((paragraph) => {
    const read = foldTypography(paragraph)
    return read === '' || isStamp(read) ? [] : [read]
  })
}

/** One string for all that a reader would compare: two texts that read the same have the same. */
export const asRead = (text: string): string => readParagraphs(text).join('\n')

/** Whether two texts of a page read the same. */
export const readsTheSame = (one: string, other: string): boolean => one === other || asRead(one) === asRead(other)

/** A paragraph with more signs than this is a sentence of the article, whatever it begins with. */
const LONGEST_STAMP = 100

/** Words round a time. They are compared in small letters, parted at anything that is no letter and no digit. */
const STAMP_WORDS = new Set(
  (
    'updated update last published posted modified edited on at as of the ago now just yesterday today time local by first ' +
    'am pm a p m gmt utc bst cet cest est edt pst pdt ist ' +
    'second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks month months year years an one ' +
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
    'january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec th st nd rd ' +
    'comment comments share shares view views like likes read reads reading reader readers ' +
    'آخر تحديث تم التحديث نشر نشرت نشر في بتاريخ منذ قبل الساعة اليوم أمس ثانية ثوان ثواني دقيقة دقائق ساعة ساعات يوم أيام أسبوع أسابيع ' +
    'شهر أشهر سنة سنوات صباحا صباحًا مساء مساءً ص م بتوقيت غرينتش جرينتش ' +
    'الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت ' +
    'يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر ' +
    'كانون الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الأول تعليق تعليقات مشاركة مشاركات مشاهدة مشاهدات قراءة'
  ).split(' '),
)

/** Words that say what the time or the number is of: bare numbers may be a result, which readers come for. */
const SAYS_SO =
  /\b(?:updated?|published|posted|modified|edited|ago|comments?|shares?|views?|likes?|reads?)\b|(?:تحديث|نشرت?|منذ|تعليق|تعليقات|مشاركات?|مشاهدات?|قراءة)/iu

/** "Updated 3 minutes ago", "Last modified: 12 May 2026, 10:33 GMT", "12 comments", "آخر تحديث قبل ٣ دقائق". */
function isStamp(paragraph: string): boolean {
  if (paragraph.length > LONGEST_STAMP || !/\p{N}|just now|today|yesterday|\ban? /iu.test(paragraph)) return false
  if (!SAYS_SO.test(paragraph)) return false
  const words = paragraph.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  return words.every((word) => STAMP_WORDS.has(word))
}
