import { createFormatter, createTranslator } from 'use-intl/core'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@/lib/domain/codes'
import { DEFAULT_LANGUAGE } from '@/lib/domain/language'
import ar from '@/messages/ar'
import en from '@/messages/en'
import type { Tx } from '../db/clients'
import { NEWSROOM_ID } from '../newsroom-row'
import type { FreshLink } from './links'

const CATALOGUES = { en, ar }

export interface MailText {
  readonly subject: string
  readonly text: string
  readonly language: InterfaceLanguage
}

/** The mail that brings an invitation or a reset to a person, in their language, else in the newsroom's. */
export async function linkMail(
  tx: Tx,
  kind: 'invitation' | 'reset',
  person: { readonly name: string; readonly language: string | null },
  link: FreshLink,
): Promise<MailText> {
  const newsroom = await tx.newsroom.findUnique({ where: { id: NEWSROOM_ID } })
  const language = spoken(person.language) ?? spoken(newsroom?.defaultLanguage) ?? DEFAULT_LANGUAGE
  const t = createTranslator({ locale: language, messages: CATALOGUES[language], namespace: 'sign-in.mail' })
  const format = createFormatter({ locale: language, timeZone: newsroom?.timeZone ?? 'UTC' })
  const until = format.dateTime(link.expiresAt, { dateStyle: 'full', timeStyle: 'long' })
  const given = { newsroom: newsroom?.name ?? 'Stet', name: person.name, url: link.url, until }
  return { subject: t(`${kind}.subject`, given), text: t(`${kind}.text`, given), language }
}

const spoken = (language: string | null | undefined) => INTERFACE_LANGUAGES.find((known) => known === language)
