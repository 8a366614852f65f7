/** Requests, whatever they are about: why it is refused, in English. */
export const HTTP = {
  'not-signed-in': 'Sign in to go on. What you typed is kept.',
  'nothing-here': 'There is nothing here that you may see. Check the address, or go back.',
  stale: 'Somebody changed this since you read it. Nothing of yours was saved; read it again and repeat the change.',
  'version-required': 'Say which version you saw: send its ETag as If-Match.',
  'too-many-changes': 'Too many changes are waiting. Nothing was saved; try again in a moment.',
  'too-many-requests': 'Too many requests came at this moment. Nothing was saved; try again in a few seconds.',
  'body-not-json': 'The body is not JSON. Nothing was saved; correct it and send it again.',
  'body-not-utf8': 'The body is not valid UTF-8. Nothing was saved; send it as UTF-8.',
  'reading-key': 'This key may only read. Nothing was changed; use a key for writing.',
  'invalid-input': "The input can't be taken. Nothing was saved; correct it and send it again.",
  'invalid-input-there':
    "The input can't be taken ({place}: {fault}). Nothing was saved; correct it and send it again.",
  internal:
    'Something failed on our side. What you sent was not saved, unless the page says so; try again, and tell the administrator the request id if it fails again.',
  'disk-fails':
    'The disk that holds the database can’t be read or written. Nothing was saved; keep what you typed, and tell the administrator.',
  'key-missing':
    'The key of confidential names is missing on the server. Nothing was saved; keep what you typed, and tell the administrator, whom stet doctor tells what to do.',
  'disk-full': 'The disk is full. Nothing was saved; keep what you typed, and ask the administrator to make room.',
  'no-search': 'Search is not available yet. The lists of articles, claims and sources can be filtered by words.',
  'too-slow': 'The request took too long to arrive. Nothing was saved; send it again.',
  incomplete: 'The request arrived incomplete. Nothing was saved; send it again.',
  'too-large': 'That is more than {most}. Nothing was saved; send a smaller text.',
  'send-json': 'Send JSON, with Content-Type: application/json. Nothing was saved.',
  'send-form': 'Send the form as application/x-www-form-urlencoded. Nothing was saved.',
  'form-not-utf8': 'The form is not valid UTF-8. Nothing was saved.',
  'too-many-fields': 'The form has more than {most} fields. Nothing was saved.',
  'too-much-at-once': 'Too much is being sent at this moment. Nothing was saved; try again in a few seconds.',
  'too-deep': 'The body is nested deeper than {most} levels. Nothing was saved; send it flatter.',
  'too-many-values': 'The body holds more than {most} values. Nothing was saved; send it in several requests.',
  'idempotency-key': 'An Idempotency-Key has 1 to 255 visible ASCII characters. Nothing was changed.',
  'other-site':
    "This change came from another site's page and was refused. Nothing was changed; open Stet itself and repeat it.",
  'name-one-version': 'This is decided of one version: send the ETag that you read as If-Match, not *.',
  'idempotency-key-used': 'This Idempotency-Key was used for another request. Nothing was changed; choose a new key.',
  'too-many-windows': 'You have this open in too many windows. Close some; the others go on.',
  method: '{method} is not possible here, only {allowed}. Nothing was changed.',
  'not-our-name':
    'This server does not answer to that name. Nothing was changed; open its public address (an administrator sets it as NEXTAUTH_URL).',
  'no-method': '{method} is no method of this site. Nothing was changed.',
  'names-a-path': 'A request names a path of this site. Nothing was changed.',
} as const
