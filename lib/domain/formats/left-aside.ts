import { inEnglish } from '../refusals/english'
import type { Sentence } from '../refusals/sentence'
/** What a file of annotations holds that isn't taken over: each with its place, and its reason as a code. */

/** The reasons by code, in English, with what they name in braces. Screens say them in their own language. */
export const LEFT_ASIDE = {
  'not-an-annotation': 'is not an Annotation',
  'further-page': 'names a further page, which is not in the file',
  'rows-missing': 'is {total}, but only {rows} rows are in the file',
  'not-taken-over': 'is not taken over',
  'not-of-the-format': 'is not part of the format',
  motivation: 'has the motivation {motivations}, for which there is no place here',
  'answer-empty': 'answers without a word',
  'answer-to-nothing': 'answers something that is neither in the file nor here',
  'note-empty': 'is a note without a word, or on none',
  'note-on-older-text': 'is a note on an older text that this article does not have',
  'note-not-found': 'is a note on words that are not found here',
  'no-words-marked': 'marks no words of a text, so there is nothing to make a claim of',
  'says-nothing': 'says nothing about the words it marks that could be taken over',
  'nothing-in-it': 'holds nothing that is taken over here',
  'same-id': 'is the id of an earlier annotation as well',
  'creator-not-kept': 'is not kept: a mark without a comment is that of whoever brings it in',
  'date-not-kept': 'is not kept of a mark',
  'another-page': 'is about another page ({page})',
  refused: '{message}',
  gone: 'is about something that is not here any more',
  'comment-too-long': 'is longer than a comment may be here ({most} characters)',
  'relation-outside-file': 'relates claims of which at least one is not in the file',
  'relation-to-itself': 'relates a claim to itself',
  'relation-repeated': 'says the same as an earlier relation',
  'relation-elsewhere':
    'relates {from} to {to}, which is a claim of another article that is not here: bring that in first',
  'relation-several': 'relates {from} to {to}, which is a claim of another article that is here more than once',
  'relation-unmarked': 'relates {from} to {to}, of which one is not marked here',
  'relation-frozen': 'relates {from} to {to}, of which one is {state} here and stays as it is',
  'relation-differs': 'relates {from} to {to}, which are here already and not so related',
  'always-draft': 'is "{state}", but an import always gives drafts',
  'named-by-no-claim': 'is named by no claim of the file',
  'copies-missing': 'names archived copies that are not in the file',
  'of-its-publisher': 'belongs to the house that published it',
  'of-its-house': 'is about the house that the file comes from',
  'body-unknown': 'is a kind of body that is not understood',
  'body-empty': 'has neither a value nor a source',
  'class-unknown': '"{source}" is not a class that is known here',
  'code-unknown': '"{code}" is not a known code; known are {known}',
  tag: 'is the tag "{value}", for which there is no place here',
  'no-text': 'has no text',
  'unusable-text': '{message}',
  'whole-resource': 'is a whole resource, not words in it',
  'targets-together': 'is a {type} of targets that only mean something together',
  'no-selector': 'has no selector of words or positions',
  'selector-unknown': 'is not a selector that is understood',
  'selector-useless': 'is a {type}, which a plain text has no use for',
  'selector-without-words': 'is a refined selector that ends in no words',
  'no-exact-words': 'has no words (exact)',
  'no-positions': 'has no start and end as whole numbers, the end after the start',
  'creator-unknown': 'is no creator that is understood',
  'too-long': 'is too long and cut',
  'no-moment': 'is no date with time (as 2026-05-06T09:00:00Z)',
} as const

export type LeftAsideCode = keyof typeof LEFT_ASIDE
export const LEFT_ASIDE_CODES = Object.keys(LEFT_ASIDE).filter((code): code is LeftAsideCode => code in LEFT_ASIDE)

/** What a reason names: members of the file, in their own words, or why a command refused them. */
export type NamedThere = Readonly<Record<string, string | Sentence>>

/** Why something is left aside, without its place. */
export interface Reason {
  readonly code: LeftAsideCode
  readonly values: NamedThere
}

/** Something that was left aside: its place as a JSON pointer, and its reason, in English as well. */
export interface LeftAside extends Reason {
  readonly pointer: string
  readonly message: string
}

/** The sentence of a reason, in English. */
export const reasonInEnglish = ({ code, values }: Reason): string =>
  LEFT_ASIDE[code].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name] ?? whole
    return typeof value === 'string' ? value : whatHappened(inEnglish(value))
  })

/**
 * The first sentence of a refusal. What it says after that ("Nothing was saved …") is true of a change by itself, not of a file
 * whose other things are taken.
 */
export const whatHappened = (refusal: string): string => refusal.split(/(?<=[.!?؟])\s/u)[0] ?? refusal

export const leftAside = (pointer: string, code: LeftAsideCode, values: NamedThere = {}): LeftAside => ({
  pointer,
  message: reasonInEnglish({ code, values }),
  code,
  values,
})

/** Told of what isn't understood, with its place as a JSON pointer. */
export type Tell = (pointer: string, code: LeftAsideCode, values?: NamedThere) => void

/** A reason with what it names. */
export const because = (code: LeftAsideCode, values: NamedThere = {}): Reason => ({ code, values })
