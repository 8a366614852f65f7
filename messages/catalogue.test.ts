import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as codes from '@/lib/domain/codes'
import { EXPORT_FORMATS } from '@/lib/domain/export-formats'
import { REANCHORED } from '@/lib/domain/reanchoring'
import { LEFT_ASIDE } from '@/lib/domain/formats/left-aside'
import { LEDGER_FIELDS } from '@/lib/domain/ledger-change'
import { flatten, messageShape } from '@/lib/domain/catalogue'
import { wordsOf } from '@/messages/words'
import ar from './ar'
import en from './en'

const root = fileURLToPath(new URL('..', import.meta.url))
const english = flatten(en)
const arabic = flatten(ar)
const keys = [...english.keys()]

describe('the catalogue', () => {
  it('has the same keys in both languages', () => {
    expect([...arabic.keys()].sort()).toEqual([...keys].sort())
  })

  it('has no empty message', () => {
    expect([...english, ...arabic].filter(([, message]) => message.trim() === '')).toEqual([])
  })

  it.each(keys)('says %s with the same arguments in both languages', (key) => {
    const [one, other] = [english.get(key) ?? '', arabic.get(key) ?? ''].map((message) =>
      [...messageShape(message).arguments].sort(),
    )
    expect(other).toEqual(one)
  })

  it.each([
    ['en', english],
    ['ar', arabic],
  ])('has every plural form of %s', (language, catalogue) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const missing = [...catalogue].flatMap(([key, message]) =>
      messageShape(message).plurals.flatMap(({ keywords }) =>
        needed
          .filter((form) => !keywords.includes(form) && !(form === 'zero' && keywords.includes('=0')))
          .map((form) => `${key}: ${form}`),
      ),
    )
    expect(missing).toEqual([])
  })

  it('counts in Arabic as Arabic does', () => {
    const t = wordsOf('ar', 'common')
    expect([0, 1, 2, 3, 11, 100].map((count) => t('claims', { count }))).toEqual([
      'لا ادعاءات',
      'ادعاء واحد',
      'ادعاءان',
      '3 ادعاءات',
      '11 ادعاءً',
      '100 ادعاء',
    ])
  })

  it('joins every file of parts', () => {
    const files = readdirSync(join(root, 'messages/parts')).map((file) => file.replace(/\.json$/, ''))
    const joined = Object.keys(en).flatMap((namespace) => [`${namespace}.ar`, `${namespace}.en`])
    // What is refused is said on the server: its English is the table of reasons.
    joined.push('refusals.ar')
    expect(joined.sort()).toEqual(files.sort())
  })
})

describe('the codes on screen', () => {
  it('say why something of a file is left aside, with what the reason names', () => {
    const named = (sentences: Readonly<Record<string, string>>) =>
      Object.entries(sentences).map(([code, sentence]) => [code, sentence.match(/\{\w+\}/g) ?? []])
    expect(named(en.annotations.left)).toEqual(named(LEFT_ASIDE))
  })

  it.each([
    ['claimType', codes.CLAIM_TYPES],
    ['claimTypeHint', codes.CLAIM_TYPES],
    ['polarity', codes.POLARITIES],
    ['checkWorthiness', codes.CHECK_WORTHINESS],
    ['hopRole', codes.HOP_ROLES],
    ['agentKind', codes.AGENT_KINDS],
    ['hopForce', codes.HOP_FORCES],
    ['relation', codes.RELATION_TYPES],
    ['relationReversed', codes.RELATION_TYPES],
    ['relationStrength', codes.RELATION_STRENGTHS],
    ['stance', codes.STANCES],
    ['sourceKind', codes.SOURCE_KINDS],
    ['captureOutcome', codes.CAPTURE_OUTCOMES],
    ['reliability', codes.RELIABILITIES],
    ['credibility', codes.CREDIBILITIES],
    ['verdictKind', codes.VERDICT_KINDS],
    ['attributionRating', codes.ATTRIBUTION_RATINGS],
    ['confidence', codes.CONFIDENCES],
    ['anchorOutcome', codes.ANCHOR_OUTCOMES],
    ['reanchored', REANCHORED],
    ['claimState', codes.CLAIM_STATES],
    ['correctionKind', codes.CORRECTION_KINDS],
    ['reviewDecision', codes.REVIEW_DECISIONS],
    ['errorOutcome', codes.ERROR_OUTCOMES],
    ['ledgerField', LEDGER_FIELDS],
    ['deskRole', codes.DESK_ROLES],
    ['publicText', codes.PUBLIC_TEXTS],
    ['direction', codes.DIRECTIONS],
    ['language', codes.INTERFACE_LANGUAGES],
    ['exportFormat', EXPORT_FORMATS],
  ] as const)('have a word for each %s and for nothing else', (table, expected) => {
    expect(Object.keys(en.codes[table]).sort()).toEqual([...expected].sort())
  })
})

describe('the words used in the code', () => {
  const sources = ['app', 'components', 'lib/http', 'lib/browser', 'lib/server']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    )
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|generated/.test(path))
    .map((path) => ({ path, text: withoutComments(readFileSync(join(root, path), 'utf8')) }))

  it('are found', () => {
    expect(sources.flatMap(({ text }) => usedKeys(text)).length).toBeGreaterThan(20)
  })

  it('all stand in the catalogue', () => {
    const missing = sources.flatMap(({ path, text }) =>
      usedKeys(text)
        .filter((key) => !english.has(key))
        .map((key) => `${path}: ${key}`),
    )
    expect(missing).toEqual([])
  })
})

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')

/** Keys written out in a file: `t('close')` where `const t = useTranslations('common')` or `wordsOf(language, 'common')`. */
function usedKeys(text: string): string[] {
  const translators = [
    ...text.matchAll(/const (\w+) = (?:useTranslations\(|wordsOf\([^()]*?)(?:,\s*)?(?:'([\w.-]*)')?\)/g),
  ]
  return translators.flatMap(([, name, namespace]) =>
    [...text.matchAll(new RegExp(`\\b${name}(?:\\.rich|\\.markup)?\\(\\s*'([^']+)'`, 'g'))].map(([, key]) =>
      namespace ? `${namespace}.${key}` : `${key}`,
    ),
  )
}
