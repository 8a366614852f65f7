/** An article with more marks than anybody makes: what drawing has to bear. */

const PLACES = ['harbour', 'bridge', 'market', 'tram depot', 'library', 'ferry', 'old mill', 'power station']
const PREDICATES = [
  'was closed',
  'cost more than planned',
  'had been sold',
  'employs fewer people',
  'was inspected twice',
]

/** Plain text of about so many bytes, ASCII only: so positions are the same in every unit. */
export function crowdedText(bytes: number): string {
  const paragraphs = ['The year of the city in numbers']
  let length = 0
  for (let at = 0; length < bytes; at += 1) {
    const place = PLACES[at % PLACES.length]
    const sentences = Array.from(
      { length: 4 },
      (_, turn) =>
        `In report ${at}-${turn} the ${place} ${PREDICATES[(at + turn) % PREDICATES.length]}, as ${100 + ((at * 7 + turn) % 900)} people told the council.`,
    )
    const paragraph = sentences.join(' ')
    paragraphs.push(paragraph)
    length += paragraph.length + 2
  }
  return paragraphs.join('\n\n')
}

/** Ranges in code points, spread over the text; each overlaps the ones before and after it. */
export function crowdedPlaces(text: string, count: number): { readonly start: number; readonly end: number }[] {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
  const stride = words.length / count
  const reach = Math.max(2, Math.ceil(stride * 2.5))
  return Array.from({ length: count }, (_, at) => {
    const first = words[Math.min(words.length - 2, Math.floor(at * stride))]
    const last = words[Math.min(words.length - 1, Math.floor(at * stride) + reach)]
    return { start: first?.start ?? 0, end: last?.end ?? text.length }
  })
}

/** Ranges in code points, spread over the text, none over another. */
export function separatePlaces(text: string, count: number): { readonly start: number; readonly end: number }[] {
  const starts = crowdedPlaces(text, count).map(({ start }) => start)
  return starts.map((start, at) => ({ start, end: (starts[at + 1] ?? text.length + 1) - 1 }))
}
