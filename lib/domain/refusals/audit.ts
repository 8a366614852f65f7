/** The audit log, its proofs and keys: why it is refused, in English. */
export const AUDIT = {
  'not-signed-by-newsroom':
    'The checkpoint in {file} is not signed by a key of this newsroom. Nothing was compared with it; find out who wrote it.',
  'not-signed-by-key':
    'The checkpoint in {file} is not signed by that key. Nothing was compared with it; find out who wrote it.',
  'no-checkpoint-file': '{file} is not a checkpoint of the audit log. Name the file that an earlier run has written.',
  'no-public-key':
    'That is no public key for checkpoints. Nothing was done; give the whole line as stet audit key prints it.',
  'does-not-hold': 'The audit log does not hold. Nothing was signed. {why}',
  'sealed-with-other-key':
    "Something is sealed with a key that isn't {file}. It was left as it is; put that key back there. If it is lost for good, repeat this with --lost: what it sealed is dropped, and who those sources are must be entered again.",
  'no-checkpoint-yet': 'There is no checkpoint yet. The first is made some minutes after the first start.',
  'rights-changed': 'Your rights changed at this moment. Nothing was signed; ask again.',
  'no-proof-of-event':
    'There is no proof of event {seq} by a checkpoint of {head}: the log has {end}. Name an event that the checkpoint holds.',
  'log-disagrees':
    'The log does not agree with the checkpoint. Nothing is proved; run stet audit verify with that checkpoint.',
  'events-missing': 'Events of the log are missing. Nothing is proved.',
  'nothing-vouches': 'No event of the log vouches for this record. Run stet audit verify.',
  'no-proof-between':
    'There is no proof from event {older} to event {newer}: the log has {seq}. Name the older checkpoint first.',
  'log-disagrees-with-both':
    'The log does not agree with the two checkpoints. Nothing is proved; run stet audit verify with each of them.',
  'no-next-key': 'There is no next key. Nothing was changed.',
  'still-older-key': 'Something is still sealed with the older key. Nothing was changed; try again.',
} as const
