import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'

/*
 * HTML for pages that need no script: elements are written out once, on the server, and nothing of them is sent to the
 * browser a second time. Everything a page says goes through `escaped`; markup comes only from elements, and only from
 * those that the tables below name. There is no way to hand over ready-made HTML, a style sheet or a script that runs.
 */

/** Elements that a page may hold. `script` holds data (JSON-LD) and nothing else. */
const ELEMENTS: ReadonlySet<string> = new Set(
  [
    'html head title meta link script body header main footer nav section article aside div span p h1 h2 h3 h4 a',
    'ul ol li dl dt dd blockquote figure figcaption cite q pre code em strong small s del ins mark sub sup bdi time br',
    'form fieldset legend label input textarea button details summary svg path circle rect',
  ].flatMap((line) => line.split(' ')),
)

const VOID_ELEMENTS: ReadonlySet<string> = new Set(['br', 'input', 'link', 'meta'])

/** Attributes by their names in React; beside them only those that begin with `aria-` and `data-`. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  ...sameName('id lang dir href rel target cite title type name value placeholder method action role media content'),
  ...sameName('as property start open required disabled readOnly rows width height sizes d cx cy r x y rx fill stroke'),
  className: 'class',
  htmlFor: 'for',
  tabIndex: 'tabindex',
  dateTime: 'datetime',
  hrefLang: 'hreflang',
  maxLength: 'maxlength',
  minLength: 'minlength',
  autoComplete: 'autocomplete',
  charSet: 'charset',
  crossOrigin: 'crossorigin',
  httpEquiv: 'http-equiv',
  defaultValue: 'value',
  viewBox: 'viewBox',
  strokeWidth: 'stroke-width',
  strokeLinecap: 'stroke-linecap',
  strokeLinejoin: 'stroke-linejoin',
}

function sameName(names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, name.toLowerCase()]))
}

/** Attributes that hold an address: one that could run is left out. */
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'action', 'cite'])

const NOT_WRITTEN: ReadonlySet<string> = new Set(['children', 'suppressHydrationWarning'])

/** A whole document as HTML. @throws TypeError for an element, attribute or component that such a page can't hold */
export const htmlDocument = (page: ReactElement): string => `<!doctype html>${html(page)}`

/**
 * What stands in a page as HTML. Components are functions of their properties; those with state belong to pages with
 * scripts.
 *
 * @throws TypeError for an element, attribute or component that such a page can't hold
 */
export function html(node: ReactNode): string {
  if (typeof node === 'string') return escaped(node)
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'number' || typeof node === 'bigint') return `${node}`
  if (isValidElement<Readonly<Record<string, unknown>>>(node)) return element(node)
  if (!isList(node)) throw new TypeError('A promise or a portal cannot stand in a page without scripts.')
  let written = ''
  for (const child of node) written += html(child)
  return written
}

const isList = (node: object): node is Iterable<ReactNode> => Symbol.iterator in node

function element({ type, props }: ReactElement<Readonly<Record<string, unknown>>>): string {
  if (type === Fragment) return children(props)
  if (typeof type === 'string') return tag(type, props)
  if (isComponent(type)) return html(type(props))
  throw new TypeError('A component with state cannot stand in a page without scripts.')
}

const isComponent = (type: unknown): type is (props: unknown) => ReactNode => typeof type === 'function'

/** What React would take as a child. */
const isNode = (value: unknown): value is ReactNode => typeof value !== 'function' && typeof value !== 'symbol'

function children({ children: given }: Readonly<Record<string, unknown>>): string {
  if (!isNode(given)) throw new TypeError('A function cannot stand in a page without scripts.')
  return html(given)
}

function tag(name: string, props: Readonly<Record<string, unknown>>): string {
  if (!ELEMENTS.has(name)) throw new TypeError(`<${name}> cannot stand in a page without scripts.`)
  if (name === 'script') return data(props)
  if (name === 'textarea') return textArea(props)
  const opened = `<${name}${attributes(props)}>`
  return VOID_ELEMENTS.has(name) ? opened : `${opened}${children(props)}</${name}>`
}

/** A block of JSON for machines. "<" would end it early; as an escape it means the same to whoever reads the JSON. */
function data({ type, children: text }: Readonly<Record<string, unknown>>): string {
  if (type !== 'application/ld+json' || typeof text !== 'string')
    throw new TypeError('A page without scripts holds data blocks of JSON-LD only.')
  return `<script type="application/ld+json">${text.replaceAll('<', '\\u003c')}</script>`
}

/** A line break right after the opening tag would be swallowed by the parser. */
function textArea({ defaultValue, ...props }: Readonly<Record<string, unknown>>): string {
  const text = typeof defaultValue === 'string' ? defaultValue : ''
  return `<textarea${attributes(props)}>\n${escaped(text)}</textarea>`
}

function attributes(props: Readonly<Record<string, unknown>>): string {
  let written = ''
  for (const name in props) {
    if (NOT_WRITTEN.has(name)) continue
    const value = props[name]
    if (value === null || value === undefined) continue
    written += name === 'style' ? style(value) : attribute(name, value)
  }
  return written
}

function attribute(name: string, value: unknown): string {
  const spoken = name.startsWith('aria-') || name.startsWith('data-')
  const written = spoken ? name : ATTRIBUTES[name]
  if (written === undefined) throw new TypeError(`The attribute ${name} cannot stand in a page without scripts.`)
  if (typeof value === 'boolean') return spoken ? ` ${written}="${value}"` : value ? ` ${written}` : ''
  if (typeof value === 'number') return ` ${written}="${value}"`
  if (typeof value !== 'string') throw new TypeError(`The attribute ${name} holds text or a number.`)
  return ADDRESSES.has(written) && !isSafeAddress(value) ? '' : ` ${written}="${escaped(value)}"`
}

/** Relative to this page, or of a scheme that runs nothing. Browsers skip control characters and leading spaces. */
function isSafeAddress(address: string): boolean {
  const scheme = /^([^/?#:]*):/.exec(address)?.[1]
  return scheme === undefined || /^(https?|mailto)$/i.test(scheme)
}

/** Custom properties and the few others that depend on data. Their values are words, numbers and references. */
function style(value: unknown): string {
  if (typeof value !== 'object' || value === null) throw new TypeError('A style is an object of properties.')
  const declared = Object.entries(value).flatMap(([property, given]) => {
    if (given === undefined || given === null) return []
    const text = `${given}`
    if (!/^[\w\s().,%#-]*$/.test(text)) throw new TypeError(`"${text}" cannot be the value of ${property}.`)
    return `${property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${text}`
  })
  return declared.length === 0 ? '' : ` style="${declared.join(';')}"`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it may stand between tags and in a quoted attribute. */
export function escaped(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign) : text
}
