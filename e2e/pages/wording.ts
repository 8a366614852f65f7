/** A text that may stand anywhere in a name: labels of pickers have their value beside them. */
export const holding = (words: string) => new RegExp(literal(words))

/** The beginning of a name, before the key that it shows. */
export const beginning = (words: string) => new RegExp(`^${literal(words)}`)

const literal = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
