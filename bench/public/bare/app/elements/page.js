import { createElement } from 'react'
import content from './content.json'

export const dynamic = 'force-dynamic'

const drawn = (node, key) =>
  typeof node === 'string' ? node : createElement(node.name, { key }, ...node.children.map(drawn))

/** Draws the words as React elements, for each request anew. */
export default function Page() {
  return drawn(content, 0)
}
