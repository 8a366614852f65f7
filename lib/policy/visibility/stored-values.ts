/** A code read back from a row; null stays null. @throws Error for a value that is in no table */
export function code<Code extends string>(codes: readonly Code[], value: string): Code
export function code<Code extends string>(codes: readonly Code[], value: string | null): Code | null
export function code<Code extends string>(codes: readonly Code[], value: string | null): Code | null {
  if (value === null) return null
  const known = codes.find((each) => each === value)
  if (known === undefined) throw new Error(`"${value}" is none of ${codes.join(', ')}`)
  return known
}

/** ISO date-time in UTC. */
export const iso = (time: Date) => time.toISOString()
export const isoOrNull = (time: Date | null) => time?.toISOString() ?? null
