/** Sign-in, accounts, keys, roles: why it is refused, in English. */
export const PEOPLE = {
  'role-too-low': 'Your role on this desk does not allow this. Nothing was changed; ask a chief of the desk.',
  'too-many-tries': 'Too many tries. Nothing was changed; try again in a quarter of an hour.',
  slowed: 'Too many tries. Nothing was changed; try again later.',
  'wrong-password': 'E-mail or password is wrong. Nothing was changed; check both and try again.',
  'no-demo': 'The demo was removed, or is not offered here. Sign in with an account.',
  'choice-not-offered': 'This choice is not one of those offered. Nothing was changed; go back and choose again.',
  'unknown-key':
    'This key is not known, was revoked, has ended, or its person is disabled. Nothing was changed; ask an administrator for a key.',
  'role-changed-save': 'Your role was changed at this moment. Nothing was saved; try again.',
  'merge-into-itself': 'An agent can not be merged into itself. Nothing was changed.',
  'too-many-names':
    'Together they would have {count} other names, and {most} is the most. Nothing was changed; take some away first.',
  'agent-in-use': '{name} is used {uses} times. Nothing was deleted; merge it into another agent instead.',
  'no-desk-yet': 'You belong to no desk yet. Ask an administrator to add you to one.',
  'several-desks': 'You belong to several desks. Nothing was saved; say which one is meant.',
  'role-too-low-read': 'Your role on this desk does not allow this. Ask a chief of the desk.',
  'email-taken': 'Somebody with this e-mail address is here already. Nothing was changed.',
  'unknown-desk': 'One of the desks does not exist or is named twice. Nothing was changed; choose again.',
  disabled: 'This person is disabled. Nothing was changed; enable them first.',
  'has-password': 'This person has a password already. Nothing was sent; they can ask for a new one at sign-in.',
  'sample-administrator':
    'People of the sample newsroom can’t administer yours. Nothing was changed; invite somebody of your own.',
  'last-administrator':
    'This is the last administrator, and there must be one. Nothing was changed; make somebody else an administrator first.',
  'keys-make-no-keys': 'A key can’t make keys. Nothing was changed; sign in to make one.',
  'disabled-choose-another': 'This person is disabled. Nothing was changed; choose another one.',
  'not-of-that-desk': 'This person does not belong to that desk. Nothing was changed; choose one of their desks.',
  'sample-desk-alone':
    'People of the sample newsroom belong to its desk alone. Nothing was changed; invite somebody of your own.',
  'weak-password':
    'This password is easily guessed: it is a common one, a simple row of characters, or made of your own name or address or the newsroom’s. Nothing was changed; choose another one, as a short sentence.',
  'wrong-present-password': 'The present password is not right. Nothing was changed; type it again.',
  'password-ended':
    'This first password has ended. Nothing was changed; ask for a new one, or run npx stet user link on the server.',
  'links-on-server-only': 'Links for others are made on the server only. Nothing was changed.',
  'link-used': 'This link was used already. Nothing was changed; sign in, or ask for a new one.',
  'link-ended': 'This link is no longer valid. Nothing was changed; ask for a new one.',
  'password-too-long': 'A password has at most {most} bytes. Nothing was changed; choose a shorter one.',
  'too-many-sign-ins': 'Too many people are signing in at this moment. Nothing was changed; try again in a moment.',
  'too-many-sign-in-tries': 'Too many tries to sign in. Wait a few minutes, then try again, or ask for a new password.',
  'too-many-resets': 'Too many requests. Nothing was sent; try again in an hour.',
  'too-many-wrong-passwords': 'Too many wrong passwords. Nothing was changed; try again later.',
} as const
