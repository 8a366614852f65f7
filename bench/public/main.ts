/**
 * The public page of an article of 50 kB with 200 published checks: its bytes, and how often it is answered, beside the same
 * words as React elements in bare Next and beside a bare route handler that has our very page ready. All three answer in
 * turns in one run on one machine; the ratios count.
 */

import { Agent, get } from 'node:http'
import { gzipSync } from 'node:zlib'
import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5'
import { parseEnv } from '@/lib/server/platform/env'
import { changeArticle } from '@/lib/server/articles/change'
import { oneArticle } from '@/lib/server/articles/show'
import { makeArticle, makeComment, makePublishedClaim, makeTeam, type Team } from '@/prisma/factories'
import { crowdedText } from '../drawing/crowded'
import { withStetServer } from '../stet-server'
import { type PlainElement, withBareNext } from './bare-app'

const BYTES = 50_000
const CHECKS = 200
const CONNECTIONS = 8
const TURNS = 5
const TURN_MS = 2_000

/** Makes the article through the commands, starts the servers and prints the table. */
export const benchPublic = (): Promise<void> =>
  withStetServer(async ({ origin, environment }) => {
    globalThis.stetEnv = parseEnv(environment)
    const team = await makeTeam()
    const { slug, touch } = await makeCheckedArticle(team)
    const ours = `${origin.replace('localhost', '127.0.0.1')}/articles/${slug}`
    const html = await (await fetch(ours)).text()
    await withBareNext({ content: elementsOf(html), html }, async ({ elements, handler }) => {
      await report({ ours, elements, handler }, html, touch)
    })
  })

async function makeCheckedArticle(team: Team) {
  const { id, text } = await makeArticle(team.editor, { text: crowdedText(BYTES) })
  const sentences = text
    .split('\n\n')
    .slice(1)
    .flatMap((paragraph) => paragraph.split(/(?<=\.) /))
  const stride = sentences.length / CHECKS
  let last = ''
  for (let at = 0; at < CHECKS; at += 1) {
    const quote = (sentences[Math.floor(at * stride)] ?? '').replace(/\.$/, '')
    last = (await makePublishedClaim(team, id, { quote })).id
  }
  const { version } = await oneArticle(team.chief, { id })
  await changeArticle(team.chief, { id, publicText: 'full', publicTextGround: 'Our own work.' }, { version })
  const { slug } = await oneArticle(team.chief, { id })
  // Somebody works on the desk: the page must be made anew, though it says the same.
  return { slug: slug ?? '', touch: () => makeComment(team.editor, last) }
}

/** What stands in the page, as elements without attributes: the lightest page with the same words. */
function elementsOf(html: string): PlainElement {
  const plain = (node: Tree.ChildNode): readonly (string | PlainElement)[] => {
    if ('value' in node) return [node.value]
    if (!('tagName' in node) || LEFT_OUT.has(node.tagName)) return []
    return [{ name: node.tagName, children: node.childNodes.flatMap(plain) }]
  }
  const body = parse(html)
    .childNodes.flatMap((node) => ('tagName' in node ? node.childNodes : []))
    .find((node) => 'tagName' in node && node.tagName === 'body')
  return { name: 'main', children: body && 'childNodes' in body ? body.childNodes.flatMap(plain) : [] }
}

const LEFT_OUT: ReadonlySet<string> = new Set(['script', 'svg'])

async function report(
  addresses: { readonly ours: string; readonly elements: string; readonly handler: string },
  html: string,
  touch: () => Promise<unknown>,
) {
  const rates: Record<string, number[]> = { ours: [], elements: [], handler: [] }
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const [name, address] of Object.entries(addresses)) rates[name]?.push(await answersPerSecond(address))
  const anew: number[] = []
  for (let turn = 0; turn < TURNS * 2; turn += 1) {
    await touch()
    const began = performance.now()
    await (await fetch(addresses.ours)).arrayBuffer()
    anew.push(performance.now() - began)
  }
  const elements = await (await fetch(addresses.elements)).text()
  const rate = (name: string) => median(rates[name] ?? [])
  const row = (name: string, page: string) => ({
    'kB of HTML': Math.round(Buffer.byteLength(page) / 1_000),
    'kB in gzip': Math.round(gzipSync(page).byteLength / 1_000),
    'answers a second': Math.round(rate(name)),
    'beside elements': `× ${(rate(name) / rate('elements')).toFixed(2)}`,
    'beside the handler': `× ${(rate(name) / rate('handler')).toFixed(2)}`,
  })
  console.log(
    `\nThe public page of an article of ${BYTES / 1_000} kB with ${CHECKS} checks; ${CONNECTIONS} connections, ` +
      `median of ${TURNS} turns of ${TURN_MS / 1_000} s each.\n`,
  )
  console.table({
    'our page': row('ours', html),
    'the same words as React elements, bare Next': row('elements', elements),
    'our page ready in a bare route handler': row('handler', html),
  })
  console.log(
    `Our page made anew, the first time after any change: ${median(anew).toFixed(0)} ms (median of ${anew.length}).`,
  )
}

/** Complete answers in one turn, over kept connections. */
async function answersPerSecond(address: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const until = performance.now() + TURN_MS
  let answers = 0
  const began = performance.now()
  const ask = async (): Promise<void> => {
    while (performance.now() < until) {
      await whole(address, agent)
      answers += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, ask))
  agent.destroy()
  return (1_000 * answers) / (performance.now() - began)
}

const whole = (address: string, agent: Agent) =>
  new Promise<void>((end, fail) => {
    get(address, { agent }, (answer) => {
      if (answer.statusCode !== 200) fail(new Error(`${address} answered ${answer.statusCode}`))
      answer.resume()
      answer.once('end', end)
    }).once('error', fail)
  })

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
