const PUNCTUATION: Readonly<Record<string, string>> = { '؟': '?' }

/**
 * The event as it would be on a Latin keyboard, for comparing with shortcuts. The character typed counts as long as it
 * is Latin (Dvorak, AZERTY); on an Arabic, Cyrillic or Greek layout the place of the key counts instead: ش is on KeyA.
 */
export function latinKey(event: KeyboardEvent): KeyboardEvent {
  const key = latinName(event)
  if (key === event.key) return event
  const { code, ctrlKey, metaKey, altKey, shiftKey } = event
  return new KeyboardEvent(event.type, { key, code, ctrlKey, metaKey, altKey, shiftKey })
}

/** The name of a key for `latinKey`. */
export function latinName({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const typed = PUNCTUATION[key]
  if (typed) return typed
  if ([...key].length !== 1 || key.charCodeAt(0) < 0x80) return key
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return letter.toLowerCase()
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit) return digit
  return code === 'Slash' ? '/' : key
}
