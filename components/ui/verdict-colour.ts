/** Classes of a verdict's colour, by its name in the rating scale. Word and sign always stand beside the colour. */
export const VERDICT_COLOURS = {
  green: {
    text: 'text-verdict-green',
    tint: 'bg-verdict-green-tint',
    solid: 'bg-verdict-green',
    line: 'border-verdict-green',
  },
  teal: {
    text: 'text-verdict-teal',
    tint: 'bg-verdict-teal-tint',
    solid: 'bg-verdict-teal',
    line: 'border-verdict-teal',
  },
  amber: {
    text: 'text-verdict-amber',
    tint: 'bg-verdict-amber-tint',
    solid: 'bg-verdict-amber',
    line: 'border-verdict-amber',
  },
  orange: {
    text: 'text-verdict-orange',
    tint: 'bg-verdict-orange-tint',
    solid: 'bg-verdict-orange',
    line: 'border-verdict-orange',
  },
  red: { text: 'text-verdict-red', tint: 'bg-verdict-red-tint', solid: 'bg-verdict-red', line: 'border-verdict-red' },
  violet: {
    text: 'text-verdict-violet',
    tint: 'bg-verdict-violet-tint',
    solid: 'bg-verdict-violet',
    line: 'border-verdict-violet',
  },
  grey: {
    text: 'text-verdict-grey',
    tint: 'bg-verdict-grey-tint',
    solid: 'bg-verdict-grey',
    line: 'border-verdict-grey',
  },
  blue: {
    text: 'text-verdict-blue',
    tint: 'bg-verdict-blue-tint',
    solid: 'bg-verdict-blue',
    line: 'border-verdict-blue',
  },
} as const
