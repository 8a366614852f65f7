/**
 * Idempotency keys of what is sent from one form: the same for every try with the same content, so that a try whose answer
 * was lost makes nothing twice; another one as soon as anything of it is changed.
 */
export function attemptKeys(): (content: unknown) => string {
  const keys = new Map<string, string>()
  return (content) => {
    const name = JSON.stringify(content)
    const key = keys.get(name) ?? crypto.randomUUID()
    keys.set(name, key)
    return key
  }
}
