/** A plain form as a programme sends it, from an address of one's choice: the whole of 127.0.0.0/8 is this machine. */

import { request } from 'node:http'

export interface Posted {
  readonly status: number
  /** Milliseconds from sending to the last byte; the connection is new each time. */
  readonly took: number
  /** Cookies that the answer sets, as a browser sends them back. */
  readonly cookies: string
}

/** An address of this machine for each number, so that a thousand tries can come from a thousand places. */
export const strangersAddress = (at: number) => `127.${1 + ((at >> 16) & 63)}.${(at >> 8) & 255}.${at & 255}`

/** @param sender the address that it comes from, and cookies that it brings */
export function postForm(
  port: number,
  path: string,
  fields: Readonly<Record<string, string>>,
  sender: { readonly address: string; readonly cookies?: string },
): Promise<Posted> {
  const body = new URLSearchParams(fields).toString()
  const headers = {
    Host: `localhost:${port}`,
    Origin: `http://localhost:${port}`,
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': String(Buffer.byteLength(body)),
    ...(sender.cookies ? { Cookie: sender.cookies } : {}),
  }
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method: 'POST', headers, agent: false as const }
    const began = performance.now()
    const sending = request({ ...options, localAddress: sender.address }, (response) => {
      const cookies = (response.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ')
      response.resume()
      response.once('error', reject)
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, took: performance.now() - began, cookies }),
      )
    })
    sending.once('error', reject)
    sending.end(body)
  })
}
