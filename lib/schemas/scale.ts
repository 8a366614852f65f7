import { z } from 'zod'
import { because } from './because'
import { INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { RATING_COLOURS } from '@/lib/domain/rating'
import { line, text } from './text'

/** One word per interface language: readers of each must be able to read the scale. */
const words = <Field extends z.ZodType<string, string>>(field: Field) =>
  z.strictObject(Object.fromEntries(INTERFACE_LANGUAGES.map((language) => [language, field])))

const oneSign = line(8).refine(
  (value) => [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(value)].length === 1,
  because('one-character'),
)

const RatingFields = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, because('code'))
    .max(40),
  labels: words(line(60)),
  definitions: words(text(1_000).trim()),
  colour: z.enum(RATING_COLOURS),
  sign: oneSign,
  number: z.number().min(-1_000).max(1_000).nullable(),
})

/** A new version of the house scale (rule R16): the whole of it, in the order it is shown. */
export const AddScaleVersion = z.strictObject({
  name: line(100),
  ratings: z
    .array(RatingFields)
    .min(2, because('two-ratings'))
    .max(40)
    .refine((ratings) => allDiffer(ratings.map(({ code }) => code)), because('code-twice'))
    .refine((ratings) => allDiffer(ratings.map(({ sign }) => sign)), because('sign-twice'))
    .refine(
      (ratings) => allDiffer(ratings.flatMap(({ number }) => (number === null ? [] : [number]))),
      because('number-twice'),
    ),
})
export type AddScaleVersion = z.infer<typeof AddScaleVersion>

const allDiffer = (values: readonly unknown[]) => new Set(values).size === values.length
