import { Agent, createServer, get } from 'node:http'
import { setImmediate as nextRound } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { AT_ONCE, inRounds } from './rounds'

describe('requests in rounds of the event loop', () => {
  it('begin at once where none was begun just before, then some together', async () => {
    const begin = inRounds()
    const begun: number[] = []
    const wanted = Array.from({ length: AT_ONCE + 2 }, (_, at) => at)
    for (const each of wanted) begin(() => begun.push(each))
    expect(begun).toEqual([0])
    await nextRound()
    expect(begun).toEqual(wanted.slice(0, AT_ONCE + 1))
    for (let round = 0; round < AT_ONCE; round += 1) await nextRound()
    expect(begun).toEqual(wanted)
    await nextRound()
    begin(() => begun.push(-1))
    expect(begun).toEqual([...wanted, -1])
  })

  it('let whoever connects anew have an answer before the others have had many', async () => {
    const connections = 30
    const begin = inRounds()
    const server = createServer((_, response) =>
      begin(() => {
        // Some work that nothing interrupts.
        for (let at = 0; at < 2_000_000; at += 1) Math.sqrt(at)
        response.end()
      }),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const agent = new Agent({ keepAlive: true, maxSockets: connections })
    const ask = () =>
      new Promise<void>((resolve, reject) => {
        get({ host: '127.0.0.1', port, agent }, (response) => response.resume().on('end', resolve)).on('error', reject)
      })
    const answers = new Array<number>(connections).fill(0)
    let most = 0
    await Promise.all(
      answers.map(async (_, connection) => {
        while (answers.includes(0)) {
          await ask()
          answers[connection] = (answers[connection] ?? 0) + 1
          if (answers.includes(0)) most = Math.max(most, ...answers)
        }
      }),
    )
    agent.destroy()
    server.close()
    expect(most).toBeLessThanOrEqual(6)
  })
})
