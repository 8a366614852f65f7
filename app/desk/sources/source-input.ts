/** The fields of the form as the commands take them: nothing typed means "not given". Unknown fields stay, to be refused. */
export function sourceInput(fields: Readonly<Record<string, string>>): Record<string, unknown> {
  const { primary, confidential, identity, ...rest } = fields
  const given: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(rest)) given[name] = value.trim() === '' ? null : value.trim()
  return {
    ...given,
    title: rest.title ?? '',
    primary: primary === 'yes',
    confidential: confidential === 'yes',
    // The form never holds the stored identity: nothing typed keeps it. One that is confidential no more has none.
    ...(identity === undefined || identity.trim() === '' ? {} : { identity }),
  }
}
