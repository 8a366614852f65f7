import { describe, expect, it } from 'vitest'
import { directionOf } from './language'
import { sortMail } from './forwarded-mail'
import { draftText } from './text-draft'

const STORY =
  'The ferry will not sail in winter, the harbour office said, and nobody was asked before the vote of last week.'

/** What becomes of each part of a mail that has a letter in it. */
function sorted(text: string, isAnswer = false) {
  const language = { value: directionOf(text) === 'rtl' ? 'ar' : 'en', origin: 'person' } as const
  const { pieces, forwarded } = sortMail(draftText(text, { language }).pieces, isAnswer)
  const fates = pieces.flatMap((piece) =>
    piece.reason === 'empty' ? [] : [`${piece.reason ?? 'kept'}: ${piece.text.split('\n')[0]}`],
  )
  return { fates, forwarded }
}

describe('a forwarded message (rule R6)', () => {
  it.each([
    [
      'of Gmail',
      `Please check.\n\n---------- Forwarded message ---------\nFrom: Harbour Office <press@harbour.example>\nDate: Fri, 2 May 2025 at 09:30\nSubject: The ferry\nTo: <desk@paper.example>\n\n${STORY}`,
      { from: 'Harbour Office <press@harbour.example>', date: 'Fri, 2 May 2025 at 09:30', subject: 'The ferry' },
    ],
    [
      'of Outlook, without a marker, in German',
      `Bitte prüfen.\n\nVon: Hafenamt <press@harbour.example>\nGesendet: Freitag, 2. Mai 2025 09:30\nAn: Redaktion\nBetreff: Die Fähre\n\n${STORY}`,
      { from: 'Hafenamt <press@harbour.example>', date: 'Freitag, 2. Mai 2025 09:30', subject: 'Die Fähre' },
    ],
    [
      'in Arabic',
      `للتحقق من فضلك.\n\n---------- الرسالة المعاد توجيهها ---------\nمن: مكتب الميناء <press@harbour.example>\nالتاريخ: 2 مايو 2025\nالموضوع: العبّارة\n\n${STORY}`,
      { from: 'مكتب الميناء <press@harbour.example>', date: '2 مايو 2025', subject: 'العبّارة' },
    ],
  ])('%s is told from the remark above it and its header lines', (_, text, said) => {
    const { fates, forwarded } = sorted(text)
    expect(forwarded).toEqual(said)
    expect(fates[0]).toMatch(/^forwarding-remark: /)
    expect(fates.slice(1, -1).every((fate) => fate.startsWith('mail-header: '))).toBe(true)
    expect(fates.at(-1)).toBe(`kept: ${STORY}`)
  })

  it('is not what only speaks of sender and date', () => {
    const text = `From: the beginning nobody was asked.\n\n${STORY}\n\nDate: the council will name one.`
    expect(sorted(text).forwarded).toBeNull()
    expect(sorted(text).fates.every((fate) => fate.startsWith('kept: '))).toBe(true)
  })

  it('is not what names no header line, whatever objects inherit by that name', () => {
    const text = `From: the yard\nConstructor: Ana Lind\nDate: Friday\n\n${STORY}`
    expect(sorted(text).fates.filter((fate) => fate.startsWith('mail-header'))).toEqual([])
  })
})

describe('an answer', () => {
  it('keeps its own words, and strikes out the message that it answers', () => {
    const original = '-----Original Message-----\nFrom: Ana Lind\nSent: Thursday\nSubject: The ferry\n\nWill it sail?'
    const { fates, forwarded } = sorted(`${STORY}\n\n${original}`, true)
    expect(forwarded).toBeNull()
    expect(fates[0]).toBe(`kept: ${STORY}`)
    expect(fates.at(-1)).toBe('earlier-message: Will it sail?')
  })

  it('strikes out quoted lines between its own', () => {
    expect(
      sorted(`On Thu, 1 May 2025 Ana Lind wrote:\n> Will it sail?\n\nNo.\n\n> And in spring?\n\n${STORY}`).fates,
    ).toEqual([
      'earlier-message: On Thu, 1 May 2025 Ana Lind wrote:',
      'earlier-message: > Will it sail?',
      'kept: No.',
      'earlier-message: > And in spring?',
      `kept: ${STORY}`,
    ])
  })
})
