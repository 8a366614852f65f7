/** Mails as trees of parts, and changes by chance to the tree: what a change to the bytes alone hardly ever reaches. */

import { below, type Chance, changeTokens, oneOf, type Tongue } from './mutations'

/** A part of a mail: its header lines, and its words or the parts inside it. */
export interface MailPart {
  readonly headers: readonly string[]
  readonly body: string | readonly MailPart[]
}

/** The mail as it is sent. */
export function writtenMail({ headers, body }: MailPart): string {
  const head = `${headers.join('\r\n')}\r\n\r\n`
  if (typeof body === 'string') return head + body
  const boundary = /boundary="?([^";]*)/i.exec(headers.join('\n'))?.[1]
  if (boundary === undefined) return head + body.map(writtenMail).join('\r\n')
  return `${head}${body.map((part) => `--${boundary}\r\n${writtenMail(part)}\r\n`).join('')}--${boundary}--\r\n`
}

const HEADERS: readonly [string, ...string[]] = [
  'Content-Type: text/html; charset=utf-7',
  'Content-Type: text/plain; charset=iso-2022-jp',
  'Content-Type: text/plain; format=flowed; delsp=yes',
  'Content-Type: multipart/mixed; boundary=""',
  'Content-Type: multipart/mixed',
  'Content-Type: multipart/related; boundary="outer"',
  'Content-Type: message/rfc822',
  'Content-Type: application/ms-tnef; name=winmail.dat',
  'Content-Type: ;;;',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Transfer-Encoding: x-uuencode',
  "Content-Disposition: attachment; filename*=utf-8''%ff%fe",
  'Subject: =?utf-8?B?////?=',
  'Subject: Fwd: Re: Fwd:',
  'From: =?x?Q?=00?= <>',
  'Date: Thu, 99 Foo 99999 99:99:99 +9999',
  ' folded',
  ':',
]

const MAIL_WORDS: Tongue = {
  token: /[^\n]*\n|[^\n]+/g,
  words: [
    '---------- Forwarded message ----------\n',
    '-----Original Message-----\n',
    'From: \n',
    'From: Ana Lind\nSent: Friday\nTo: Bo\nSubject: x\n',
    '> > > >\n',
    'On Fri, 3 May 2024, Ana Lind wrote:\n',
    '-- \n',
    '--outer\r\n',
    '--inner--\r\n',
    '=\n',
    '=FF=FE=00',
    '\u0000',
    '<table><tr><td>',
  ],
}

/** One change to a mail: a part left out, doubled, put into itself, its headers or its words changed. */
export function changeMail(mail: MailPart, chance: Chance): MailPart {
  const { headers, body } = mail
  if (typeof body !== 'string' && body.length > 0 && chance() < 0.7) {
    const at = below(chance, body.length)
    const [before, after] = [body.slice(0, at), body.slice(at + 1)]
    const part = body[at] ?? mail
    switch (below(chance, 6)) {
      case 0:
        return { headers, body: [...before, ...after] }
      case 1:
        return { headers, body: [...before, part, part, ...after] }
      case 2:
        return { headers, body: [...after, part, ...before] }
      case 3:
        return { headers, body: [...before, { headers: ['Content-Type: message/rfc822'], body: [mail] }, ...after] }
      default:
        return { headers, body: [...before, changeMail(part, chance), ...after] }
    }
  }
  const at = below(chance, headers.length + 1)
  switch (below(chance, 4)) {
    case 0:
      return { headers: headers.filter((_, each) => each !== at), body }
    case 1:
      return { headers: [...headers.slice(0, at), oneOf(chance, HEADERS), ...headers.slice(at)], body }
    case 2:
      return { headers: [...headers.filter((line) => !/^Content-Type/i.test(line)), oneOf(chance, HEADERS)], body }
    default:
      return typeof body === 'string'
        ? { headers, body: changeTokens(body, MAIL_WORDS, chance) }
        : { headers: headers.map((line) => changeTokens(line, HEADER_WORDS, chance)), body }
  }
}

const HEADER_WORDS: Tongue = { token: /\w+|\W/g, words: ['"', ';', '=?utf-8?Q?', '?=', '\t', 'é', '\\', '<', ','] }
