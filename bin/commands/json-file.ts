import { CommandRefused } from './command-refused'

/** The JSON in a file, decoded strictly. @throws InvalidInput */
export function jsonIn(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'is not valid UTF-8'
    throw new CommandRefused(`${file} ${why}. Nothing was saved; correct it and try again.`)
  }
}
