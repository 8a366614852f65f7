/** Undo and redo: why it is refused, in English. */
export const UNDO = {
  'changed-since': 'Somebody else has changed this since. Nothing was undone; change it by hand if it is still wrong.',
  nothing: 'There is nothing of yours to undo in this article.',
  'nothing-to-redo': 'There is nothing of yours to do again in this article.',
  'others-worked-on-claim':
    'Somebody else has worked on this claim since. Nothing was undone; delete it by hand if it is not wanted.',
  'others-worked-on-import':
    'Somebody else has worked since on a claim that came with the file. Nothing was undone; delete by hand what is not wanted.',
  'with-older': '{why} The next time, what you did before it is offered.',
} as const
