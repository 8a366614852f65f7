/** Articles and their versions: why it is refused, in English. */
export const ARTICLES = {
  known:
    'This article is here already. Nothing was imported; open it, add the text as its next version, or import it all the same with known: "import".',
  'has-published-checks': 'Checks about this article are published ({count}). Nothing was changed; retract them first.',
  'dropped-nothing-saved': 'This article was dropped. Nothing was saved; bring it back first.',
  'changed-at-this-moment': 'The article was changed at this moment. Nothing was saved; add the text again.',
  'same-text':
    'This is the text that is here already, version {version}. Nothing was saved; the marks are as they were.',
  'only-chief-shows-text':
    'Only a chief shows the public the whole text of an article. Nothing was changed; ask a chief of the desk.',
  'text-needs-ground': 'Say on what ground the whole text may be public: own work, a licence. Nothing was changed.',
  'ground-without-text': 'A ground is given for showing the whole text only. Nothing was changed.',
  'dropped-already': 'This article was dropped already. Nothing was changed.',
  'not-dropped': 'This article is not dropped. Nothing was changed.',
  'range-outside': "The range {start} to {end} doesn't lie in the text, which has {length} characters. Name another.",
  'no-such-version': 'This article has no such version.',
  dropped: 'The article was dropped. Nothing was changed; take the article up again first.',
} as const
