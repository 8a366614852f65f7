import { describe, expect, it } from 'vitest'
import { findDateline } from './dateline'

describe('a dateline', () => {
  it.each([
    ['LONDON (Reuters) - Shares fell', ['LONDON'], 'Reuters'],
    ['PARIS, France (AFP) — A man', ['PARIS', 'France'], 'AFP'],
    ['WASHINGTON, June 3 (AP) -- The vote', ['WASHINGTON'], 'AP'],
    ['MARROW — The ferry', ['MARROW'], null],
    ['Geneva and Rome, The Post—Talks began', ['Geneva', 'Rome'], 'The Post'],
    ['بيروت - رويترز: قال مسؤول', ['بيروت'], 'رويترز'],
    ['القاهرة (أ ف ب) - أعلنت', ['القاهرة'], 'أ ف ب'],
  ])('%s', (paragraph, places, outlet) => {
    expect(findDateline(paragraph, ['The Post'])).toMatchObject({ places, outlet })
  })

  it.each([
    'The ferry — old as it is — still runs.',
    'Rent rose - and how.',
    '“Never” – that was the answer.',
    'Tom Quay said – after some thought – that he would go.',
    'قال المسؤول - بعد صمت - إن العبارة',
  ])('is not found in: %s', (paragraph) => {
    expect(findDateline(paragraph)).toBeNull()
  })

  it('takes a name for the outlet when the text tells it something', () => {
    const paragraph = 'Marrow and Lund, Island Herald—The ferry'
    expect(findDateline(paragraph, [], 'a sailor told Island Herald that')).toMatchObject({ outlet: 'Island Herald' })
    expect(findDateline(paragraph)).toMatchObject({ places: ['Marrow', 'Lund', 'Island Herald'], outlet: null })
  })

  it('says where the story begins', () => {
    const paragraph = 'LONDON (Reuters) - Shares fell'
    expect(paragraph.slice(findDateline(paragraph)?.end)).toBe('Shares fell')
  })
})
