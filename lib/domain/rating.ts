import type { AttributionRating } from './codes'

/** One word of the house scale, as data (rule R16). */
export interface Rating {
  /** Stable within its scale: `mostly-true`. */
  readonly code: string
  /** The word shown to people, per language: `{ en: 'Mostly true', ar: '…' }`. */
  readonly labels: Readonly<Record<string, string>>
  readonly definitions: Readonly<Record<string, string>>
  /** Name of a colour token of the theme: never the only sign of a verdict. */
  readonly colour: RatingColour
  /** One character beside the word, different for each rating, so that a grey print still reads. */
  readonly sign: string
  /** Place on the truth scale, or null off the scale: such a verdict never gets a number (rule R16). */
  readonly number: number | null
}

export const RATING_COLOURS = ['green', 'teal', 'amber', 'orange', 'red', 'violet', 'grey', 'blue'] as const
export type RatingColour = (typeof RATING_COLOURS)[number]

export interface RatingScale {
  readonly id: string
  readonly name: string
  /** Scales are versioned: a change makes a new version, published records keep the one they were judged by. */
  readonly version: number
  /** In the order they are shown. */
  readonly ratings: readonly Rating[]
}

const labels = (en: string, ar: string) => ({ en, ar })

/** The default truth scale (design: vocabulary). */
export const DEFAULT_RATINGS: readonly Rating[] = [
  {
    code: 'true',
    labels: labels('True', 'صحيح'),
    definitions: labels(
      'The claim is accurate and nothing significant is missing.',
      'الادعاء دقيق ولا ينقصه شيء جوهري.',
    ),
    colour: 'green',
    sign: '✓',
    number: 5,
  },
  {
    code: 'mostly-true',
    labels: labels('Mostly true', 'صحيح في معظمه'),
    definitions: labels(
      'The claim is accurate but needs clarification or more detail.',
      'الادعاء دقيق لكنه يحتاج إلى توضيح أو تفصيل.',
    ),
    colour: 'teal',
    sign: '◕',
    number: 4,
  },
  {
    code: 'half-true',
    labels: labels('Half true', 'نصف صحيح'),
    definitions: labels(
      'The claim is partly accurate and leaves out important details.',
      'الادعاء دقيق جزئيًا ويغفل تفاصيل مهمة.',
    ),
    colour: 'amber',
    sign: '◐',
    number: 3,
  },
  {
    code: 'mostly-false',
    labels: labels('Mostly false', 'خاطئ في معظمه'),
    definitions: labels(
      'The claim has an element of truth but ignores facts that would change the impression.',
      'في الادعاء شيء من الصحة لكنه يتجاهل حقائق تغيّر الانطباع.',
    ),
    colour: 'orange',
    sign: '◔',
    number: 2,
  },
  {
    code: 'false',
    labels: labels('False', 'خاطئ'),
    definitions: labels('The claim is not accurate.', 'الادعاء غير دقيق.'),
    colour: 'red',
    sign: '✕',
    number: 1,
  },
  {
    code: 'misleading',
    labels: labels('Misleading', 'مضلل'),
    definitions: labels(
      'True facts are put so that they give a wrong impression.',
      'حقائق صحيحة قُدِّمت على نحو يعطي انطباعًا خاطئًا.',
    ),
    colour: 'violet',
    sign: '↯',
    number: null,
  },
  {
    code: 'missing-context',
    labels: labels('Missing context', 'ينقصه السياق'),
    definitions: labels(
      'The claim can only be understood rightly with facts that it leaves out.',
      'لا يُفهم الادعاء على وجهه إلا بحقائق أغفلها.',
    ),
    colour: 'violet',
    sign: '…',
    number: null,
  },
  {
    code: 'unproven',
    labels: labels('Unproven', 'غير مثبت'),
    definitions: labels(
      'The evidence at hand neither shows nor refutes the claim.',
      'الأدلة المتاحة لا تثبت الادعاء ولا تنفيه.',
    ),
    colour: 'grey',
    sign: '?',
    number: null,
  },
  {
    code: 'unverifiable',
    labels: labels('Unverifiable', 'يتعذر التحقق منه'),
    definitions: labels(
      'The claim cannot be checked with means open to a newsroom.',
      'لا يمكن التحقق من الادعاء بالوسائل المتاحة لغرفة الأخبار.',
    ),
    colour: 'grey',
    sign: '∅',
    number: null,
  },
  {
    code: 'opinion',
    labels: labels('Opinion', 'رأي'),
    definitions: labels('A judgement of value, not a statement of fact.', 'حكم قيمي وليس تقريرًا لواقعة.'),
    colour: 'blue',
    sign: '”',
    number: null,
  },
  {
    code: 'prediction',
    labels: labels('Prediction', 'توقع'),
    definitions: labels(
      'A statement about the future that cannot be checked yet.',
      'قول عن المستقبل لا يمكن التحقق منه بعد.',
    ),
    colour: 'blue',
    sign: '→',
    number: null,
  },
  {
    code: 'too-vague',
    labels: labels('Too vague', 'مبهم'),
    definitions: labels('The claim does not say enough to be checked.', 'لا يقول الادعاء ما يكفي للتحقق منه.'),
    colour: 'blue',
    sign: '~',
    number: null,
  },
]

/** Signs of the attribution verdict, shown with its translated word. */
export const ATTRIBUTION_SIGNS: Readonly<Record<AttributionRating, string>> = {
  verbatim: '✓',
  'accurate-paraphrase': '≈',
  inexact: '≉',
  overstated: '↑',
  'not-found': '∅',
}

/** The ends of the numeric scale, or null when no rating has a number. */
export function scaleBounds(ratings: readonly Pick<Rating, 'number'>[]): { worst: number; best: number } | null {
  const numbers = ratings.flatMap((rating) => (rating.number === null ? [] : [rating.number]))
  return numbers.length === 0 ? null : { worst: Math.min(...numbers), best: Math.max(...numbers) }
}

/** The word of a rating in a language, else in English, else its code. */
export function ratingLabel(rating: Pick<Rating, 'code' | 'labels'>, language: string): string {
  return rating.labels[language] ?? rating.labels.en ?? rating.code
}
