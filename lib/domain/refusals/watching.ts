/** Pages that are watched: why it is refused, in English. */
export const WATCHING = {
  'not-open': 'This text was decided about before ({state}). Nothing was changed; see what came of it.',
  'not-dismissed': 'This text is not dismissed. Nothing was changed; see what came of it.',
  'newer-text-waits': 'A newer text of this page waits. Nothing was changed; decide about that one.',
  'other-text-since': 'The article has another text since. Nothing was changed; have the page asked now.',
  'no-such-text': 'This article has no such changed text. Nothing was saved.',
  'read-differently': 'This page is read otherwise than it was shown. Nothing was saved; have the page asked now.',
  'waits-no-more':
    'This text does not wait any more: somebody decided about it, or the page has changed. Nothing was saved.',
  'article-dropped': 'This article was dropped. Nothing was changed; bring it back first.',
  'watched-already': 'This page is watched already. Nothing was changed.',
  'no-address': 'This article has no address, so there is no page to watch. Nothing was changed; give it one first.',
  'watched-no-more': 'This page is not watched any more. Nothing was changed.',
  'not-watched': 'This page is not watched. Nothing was asked; watch it first.',
  'dropped-nothing-asked': 'This article was dropped. Nothing was asked; bring it back first.',
  'too-many-asked': 'Many pages that you wanted asked still wait. Nothing was changed; go on later.',
} as const
