import { INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { DEFAULT_LANGUAGE } from '@/lib/domain/language'
import { formatterOf, wordsOf } from '@/messages/words'
import type { Tx } from '../db/clients'
import { NEWSROOM_ID } from '../engine/newsroom-row'
import type { MailText } from '../mail/delivery'
import type { FreshLink } from './links'

/** The mail that brings an invitation or a reset to a person, in their language, else in the newsroom's. */
export async function linkMail(
  tx: Tx,
  kind: 'invitation' | 'reset',
  person: { readonly name: string; readonly language: string | null },
  link: FreshLink,
): Promise<MailText> {
  const newsroom = await tx.newsroom.findUnique({ where: { id: NEWSROOM_ID } })
  const language = spoken(person.language) ?? spoken(newsroom?.defaultLanguage) ?? DEFAULT_LANGUAGE
  const t = wordsOf(language, 'sign-in.mail')
  const format = formatterOf(language, newsroom?.timeZone ?? 'UTC')
  const until = format.dateTime(link.expiresAt, { dateStyle: 'full', timeStyle: 'long' })
  const given = { newsroom: newsroom?.name ?? 'Stet', name: person.name, url: link.url, until }
  return { subject: t(`${kind}.subject`, given), text: t(`${kind}.text`, given), language }
}

const spoken = (language: string | null | undefined) => INTERFACE_LANGUAGES.find((known) => known === language)
