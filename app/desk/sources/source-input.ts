/** The fields of the form as the commands take them: nothing typed means "not given". Unknown fields stay, to be refused. */
export function sourceInput(fields: Readonly<Record<string, string>>): Record<string, unknown> {
  const { primary, confidential, identity, ...rest } = fields
  const given: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(rest)) given[name] = value.trim() === '' ? null : value.trim()
  const secret = confidential === 'yes'
  return {
    ...given,
    title: rest.title ?? '',
    primary: primary === 'yes',
    confidential: secret,
    // A source that is no longer confidential has no identity: the command erases it.
    ...(identity === undefined || (!secret && identity.trim() === '') ? {} : { identity }),
  }
}
