import { expect, it } from 'vitest'
import { unsupportedHeadlines } from './headline-check'

const BLOCKS = [
  { kind: 'title', start: 0, end: 10 },
  { kind: 'paragraph', start: 12, end: 30 },
  { kind: 'paragraph', start: 32, end: 60 },
]
const CLAIMS = [
  { id: 'headline', start: 0 },
  { id: 'lede', start: 12 },
  { id: 'body', start: 40 },
]

it.each([
  ['lists what nothing in the body is related to', [], ['headline', 'lede']],
  ['lets go what is related to the body, in either direction', [{ fromId: 'body', toId: 'headline' }], ['lede']],
  ['does not count a relation of headline and lede', [{ fromId: 'headline', toId: 'lede' }], ['headline', 'lede']],
])('the headline check %s', (_, relations, listed) => {
  expect(unsupportedHeadlines(CLAIMS, BLOCKS, relations)).toEqual(listed)
})

it('lists nothing for an article that is only headline and lede', () => {
  expect(unsupportedHeadlines(CLAIMS, BLOCKS.slice(0, 2), [])).toEqual([])
})
