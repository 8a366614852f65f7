import { describe, expect, it } from 'vitest'
import { readTextArticle } from './text-article'
import { textBlocks } from './text-blocks'

const body =
  'The council of Marrow voted on Tuesday to close the ferry for the winter, the harbour master said in a written statement.'
const reasons = (text: string) =>
  readTextArticle(text).blocks.map(({ text: words, reason }) => [words.slice(0, 24), reason])

describe('furniture in a plain text', () => {
  it.each([
    ['a menu', 'Skip to content', 'navigation'],
    ['a share bar', 'Share on Facebook', 'share-bar'],
    ['a picture number', 'Image #A-1190', 'media-id'],
    ['a count', '1,204 shares', 'share-bar'],
    ['breadcrumbs', 'Home > World > Islands', 'navigation'],
    ['a byline', 'By Ana Lind and Tom Quay', 'byline'],
    ['a date', 'Published: 3 May 2024, 10:05 GMT', 'publication-date'],
    ['an Arabic menu', 'القائمة الرئيسية', 'navigation'],
  ])('%s under the headline is struck out', (_, line, reason) => {
    expect(reasons(`Marrow ferry to close for winter\n${line}\n\n${body}`)[1]?.[1]).toBe(reason)
  })

  it.each([
    ['a sentence that begins like a prompt', 'Share prices of the ferry company fell by a fifth on Monday.'],
    ['a crosshead', 'A winter without visitors'],
    ['a short quote', '“No,” he said.'],
  ])('%s stays', (_, line) => {
    expect(reasons(`Marrow ferry to close for winter\n\n${body}\n\n${line}\n\n${body} Again.`)[2]?.[1]).toBeNull()
  })

  it('other articles behind the story are struck out with their heading', () => {
    const text = `Marrow ferry to close\n\n${body}\n\nRelated articles\n\nIsland school reopens\n\nNew pier planned`
    expect(reasons(text).map(([, reason]) => reason)).toEqual([null, null, 'related', 'related', 'related'])
  })

  it('a text of nothing but furniture is kept whole', () => {
    expect(reasons('Menu\n\nSearch')).toEqual([
      ['Menu', null],
      ['Search', null],
    ])
  })

  it('a paragraph that is there twice stays twice: only captions repeat by accident', () => {
    expect(reasons(`Marrow ferry to close\n\n${body}\n\n${body}`).map(([, reason]) => reason)).toEqual([
      null,
      null,
      null,
    ])
  })
})

describe('the headline of a plain text', () => {
  it.each([
    ['the short first line', `Ferry to close\n\n${body}`, 'Ferry to close'],
    [
      'the line signed by the site, not its slogan above, though the slogan speaks of the story',
      `The Marrow Gazette | The council, the harbour and the ferry in one paper\nA quiet winter ahead | The Marrow Gazette\n\n${body}`,
      'A quiet winter ahead',
    ],
    [
      'the line signed by the site, not its short slogan above',
      `The Marrow Gazette | Ferry news\nNo boats until the spring, says the harbour master | The Marrow Gazette\n\n${body}`,
      'No boats until the spring, says the harbour master',
    ],
    [
      'the headline behind the site’s name, where nothing else is signed with it',
      `Marrow Gazette | Ferry to close for winter\nMarrow Gazette\n\n${body}`,
      'Ferry to close for winter',
    ],
    [
      'the line that speaks of the story',
      `The Marrow Post | News\nMarrow ferry to close for winter\n\n${body}`,
      'Marrow ferry to close for winter',
    ],
    ['without the name of its site', `Marrow ferry to close | The Marrow Post\n\n${body}`, 'Marrow ferry to close'],
    ['none, where the text begins at once', `${body}\n\n${body}`, null],
    ['none, where there is one paragraph only', 'The rent rose.', null],
    ['a dash that is its own', `Ferry to close - and soon\n\n${body}`, 'Ferry to close - and soon'],
  ])('is %s', (_, text, title) => {
    expect(readTextArticle(text).title).toBe(title)
  })
})

describe('blocks of a plain text', () => {
  it.each([
    ['lines that are paragraphs', `${body}\n“No,” he said.\n${body}`, 3],
    [
      'hard-wrapped wire copy',
      'The council of Marrow voted on Tuesday to close\nthe ferry for the winter, the harbour master told\nreporters at the pier.',
      1,
    ],
    [
      'a headline and a line under it, which could be wrapped',
      `Marrow ferry to close for the whole of the winter\nBy Ana Lind\n\n${body}`,
      3,
    ],
    ['a verse after the story has begun', `${body}\n\nThe sea is wide,\nthe boat is old`, 2],
    ['a list', '- a boat\n- a pier\n- a bell', 3],
  ])('%s', (_, text, count) => {
    expect(textBlocks(text)).toHaveLength(count)
  })
})
