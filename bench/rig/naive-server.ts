/**
 * The control: a server without any of the limits, as ours once was. It reads whole bodies, parses whatever JSON comes, keeps
 * every refused form, and waits for everybody for ever. A rig that finds nothing wrong with it measures nothing.
 */

import { createServer } from 'node:http'

const kept: string[] = []
const server = createServer({ headersTimeout: 0, requestTimeout: 0, keepAliveTimeout: 0 }, (request, response) => {
  const parts: Buffer[] = []
  if (request.method === 'GET') return void response.end('{"live":true}')
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const body = Buffer.concat(parts).toString()
    if (request.url === '/report-error/send') kept.push(body)
    try {
      response.statusCode = Object.values(JSON.parse(body)).length > 0 ? 201 : 422
    } catch {
      response.statusCode = 422
    }
    response.end('{}')
  })
})
server.listen(Number(process.env.PORT), '127.0.0.1')
