import { z } from 'zod'
import { INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { RATING_COLOURS } from '@/lib/domain/rating'
import { redirectTo } from '@/lib/http/route'
import type { AddScaleVersion } from '@/lib/schemas/scale'
import { addScaleVersion } from '@/lib/server/newsroom/scales'
import { adminForm } from '../admin-form'

/** Fields as `3.label.ar`: the row, then what of it. The command's schema judges what they hold. */
const Form = z.record(z.string().max(40), z.string().max(2_000))

/** A new version of the house scale. */
export const POST = adminForm({
  input: Form,
  page: () => '/admin/scale',
  form: () => 'scale',
  async run({ actor, input, options }) {
    await addScaleVersion(actor, scaleOf(input), options)
    return redirectTo('/admin/scale?done=scale')
  },
})

/** The rows that have a code, in the order of their places. */
function scaleOf(fields: Readonly<Record<string, string>>): AddScaleVersion {
  const rows = [...new Set(Object.keys(fields).flatMap((name) => /^(\d{1,2})\./.exec(name)?.[1] ?? []))]
  const ratings = rows
    .map((row) => ({ place: Number(fields[`${row}.place`] || row), rating: ratingOf(fields, row) }))
    .filter(({ rating }) => rating.code !== '')
    .sort((one, other) => one.place - other.place)
    .map(({ rating }) => rating)
  return { name: fields.name ?? '', ratings }
}

function ratingOf(fields: Readonly<Record<string, string>>, row: string): AddScaleVersion['ratings'][number] {
  const field = (part: string) => (fields[`${row}.${part}`] ?? '').trim()
  const inEach = (part: string) =>
    Object.fromEntries(INTERFACE_LANGUAGES.map((language) => [language, field(`${part}.${language}`)]))
  return {
    code: field('code'),
    labels: inEach('label'),
    definitions: inEach('definition'),
    colour: RATING_COLOURS.find((colour) => colour === field('colour')) ?? 'grey',
    sign: field('sign'),
    number: field('number') === '' ? null : Number(field('number')),
  }
}
