/** What the command line itself refuses: a whole sentence in English, for whoever sits at the terminal. Exit code 1. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused'
}
