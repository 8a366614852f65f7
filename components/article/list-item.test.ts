import { describe, expect, it } from 'vitest'
import { itemLook } from './list-item'

describe('an item of a list', () => {
  it.each([
    ['a bullet', {}, 'Ferries', '•', 'ps-6'],
    ['its number', { number: '3.' }, 'Ferries', '3.', 'ps-6'],
    ['nothing where the text has its own', {}, '– Ferries run late', undefined, 'ps-6'],
    ['a bullet, further in, below another', { level: 2 }, 'Ferries', '•', 'ps-12'],
    ['a bullet, no further in than there is room', { level: 9 }, 'Ferries', '•', 'ps-24'],
  ])('has %s beside it', (_, block, text, beside, indent) => {
    expect(itemLook(block, text)).toEqual({ className: `article-item ${indent}`, 'data-item': beside })
  })
})
