/** Comments: why it is refused, in English. */
export const COMMENTS = {
  'came-with-a-file-unnamed':
    'These words came with a file, as those of somebody unnamed. Nothing was changed; answer them, or delete the comment.',
  'answered-is-gone': 'The comment you answer is not here any more. What you typed was not saved.',
  'came-with-a-file':
    'These words came with a file, as those of {writer}. Nothing was changed; answer them, or delete the comment.',
  'only-its-writer': 'Only who wrote a comment changes or deletes it. Nothing was changed; answer it instead.',
  answered:
    'This comment was answered, and without it nobody would see the answers. Nothing was deleted; delete the answers first, or close the thread.',
} as const
