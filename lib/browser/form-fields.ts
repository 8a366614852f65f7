/** The named fields of a plain form as values, for what is kept of it on the device. Nothing here is reactive. */

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isField = (element: unknown): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement

/** Secrets are marked `data-never-kept`; hidden fields, files and buttons say nothing that somebody typed. */
function isTyped(field: Field): boolean {
  if (field.name === '' || field.dataset.neverKept !== undefined) return false
  return !['hidden', 'password', 'file', 'submit', 'button'].includes(field.type)
}

const fieldsOf = (form: HTMLFormElement): Field[] => [...form.elements].filter(isField).filter(isTyped)

const isTicked = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && field.type === 'checkbox'
const isRadio = (field: Field): field is HTMLInputElement => field instanceof HTMLInputElement && field.type === 'radio'

/** What the server put into the fields, by name; a checkbox is `yes` or empty. */
export function sentValues(form: HTMLFormElement): Record<string, string> {
  return valuesBy(form, (field) => {
    if (isTicked(field)) return field.defaultChecked ? 'yes' : ''
    if (isRadio(field)) return field.defaultChecked ? field.value : null
    if (!(field instanceof HTMLSelectElement)) return field.defaultValue
    const options = [...field.options]
    return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? ''
  })
}

/** What stands in the fields now, by name. */
export function typedValues(form: HTMLFormElement): Record<string, string> {
  return valuesBy(form, (field) => {
    if (isTicked(field)) return field.checked ? 'yes' : ''
    if (isRadio(field)) return field.checked ? field.value : null
    return field.value
  })
}

/** Puts values into the fields, as if they had been typed. */
export function typeValues(form: HTMLFormElement, values: Readonly<Record<string, string>>): void {
  for (const field of fieldsOf(form)) {
    const value = values[field.name]
    if (value === undefined) continue
    if (isTicked(field)) field.checked = value === 'yes'
    else if (isRadio(field)) field.checked = field.value === value
    else field.value = value
  }
}

function valuesBy(form: HTMLFormElement, valueOf: (field: Field) => string | null): Record<string, string> {
  const values: Record<string, string> = {}
  for (const field of fieldsOf(form)) {
    const value = valueOf(field)
    if (value !== null) values[field.name] = value
    else values[field.name] ??= ''
  }
  return values
}
