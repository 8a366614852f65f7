/** Backups: why it is refused, in English. */
export const BACKUP = {
  refused: 'No backup was made. {why}',
  'cannot-restore': "{file} can't be restored: {why} Nothing was changed; use another backup.",
  altered: '{why} Nothing was changed; use another backup, or restore this one with --altered.',
  'file-exists': '{file} exists already. Nothing was written; name another file.',
  'no-folder': 'The folder {folder} does not exist. Nothing was written; make it first.',
  'draft-is-there':
    'No backup was made: {draft} is there. Another backup to this name is under way, or one was killed; then remove {name} and try again, or name another file.',
  'no-file': 'There is no file {file}. Nothing was changed.',
  'no-room':
    'The disk of {database} has no room for the backup of {megabytes} MB. Nothing was changed; make room there.',
  'no-checksum':
    '{name} is missing beside the backup. Nothing was changed; put it there, or give the checksum with --sha256.',
  'other-checksum':
    '{file} is not the file whose checksum was kept: it was damaged or exchanged. Nothing was changed; use another backup.',
} as const
