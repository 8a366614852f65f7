/** Sources: why it is refused, in English. */
export const SOURCES = {
  'no-address-to-archive': 'This source has no address that could be archived. Nothing was changed; add one first.',
  'too-many-copies': 'You have asked for many copies in this hour. Nothing was changed; go on later.',
  'impossible-address': 'Nobody can have this address. Nothing was changed; correct it first.',
  'no-such-source': 'This desk has no such source. Nothing was saved.',
  'release-not-secret': 'Only a note on a confidential source is released; this one is no secret. Nothing was saved.',
  'who-releases':
    'Only the owner of a confidential source and the chief release a note on it. Nothing was changed; ask one of them.',
  'not-confidential': 'This source is not confidential: all that is known of it is shown. Nothing was changed.',
  'who-reads-identity': 'Only the owner of a confidential source and the chief read who it is. Ask one of them.',
  'secret-with-address':
    'A confidential source can not have an address that everybody sees. Nothing was saved; put it into the identity.',
  'identity-not-secret': 'Only a confidential source has an identity. Nothing was saved; mark it confidential.',
  'who-changes':
    'Only the owner of a confidential source and the chief change it. Nothing was changed; ask one of them.',
  'who-deletes': 'Only the owner of a confidential source and the chief delete it. Nothing was changed.',
  cited: 'This source is cited {uses} times. Nothing was deleted; remove that evidence first.',
} as const
