const SIZES = { sm: 'size-6 text-xs', md: 'size-7 text-xs', lg: 'size-10 text-base' }

interface AvatarProps {
  name: string
  size?: keyof typeof SIZES
}

/** A person as initials. Decorative: the name stands beside it or names the control it lies in. */
export function Avatar({ name, size = 'md' }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={`inline-grid shrink-0 place-items-center rounded-full border border-accent/40 bg-accent-tint font-semibold text-accent ${SIZES[size]}`}
    >
      {initialsOf(name)}
    </span>
  )
}

/** First letters of the first and the last word, as graphemes; one in scripts whose letters join. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(firstGrapheme)
  return /\p{Script=Arabic}/u.test(letters[0] ?? '') ? (letters[0] ?? '') : letters.join('').toLocaleUpperCase()
}

function firstGrapheme(word: string | undefined): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word ?? '')
  return first?.segment ?? ''
}
