/** The UTF-16 units of a text as an array: reading them there takes a third of the time that `charCodeAt` does. */

/** Shared by all texts, as large as the largest so far; behind a text's last unit stands a 0. */
let units = new Uint16Array(4096)
let bytes: Buffer | null = null

/** Node's, which copies a text at once. By this name, so that no browser is sent one. */
const NodeBuffer = 'Buffer' in globalThis ? globalThis.Buffer : null
const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1
/** Shorter texts are copied faster one by one. */
const SHORT = 48

/** The units of a text, and a 0 behind them. Overwritten by the next call. */
export function unitsOf(text: string): Uint16Array {
  const { length } = text
  if (units.length <= length) {
    units = new Uint16Array(length * 2)
    bytes = null
  }
  if (NodeBuffer && length > SHORT && isLittleEndian) {
    bytes ??= NodeBuffer.from(units.buffer)
    bytes.write(text, 'utf16le')
  } else for (let at = 0; at < length; at++) units[at] = text.charCodeAt(at)
  units[length] = 0
  return units
}
