/** Kinds of files that are no article, in English. */
export const KINDS = {
  pdf: 'a PDF',
  'word-or-zip': 'a Word file or another zip',
  'old-office': 'an old Office file',
  rtf: 'a rich-text (RTF) file',
  picture: 'a picture',
  'picture-sound-film': 'a picture, a sound or a film',
  'film-or-picture': 'a film or a picture',
  sound: 'a sound',
  compressed: 'a compressed file',
  program: 'a program',
  database: 'a database',
  'something-else': 'something else',
  'locked-word': 'a Word file with a password',
  spreadsheet: 'a spreadsheet',
  presentation: 'a presentation',
  'other-zip': 'a zip file without a Word document in it',
} as const

export type FileKind = keyof typeof KINDS
