import { expect, it } from 'vitest'
import { readReceived } from '@/lib/server/intake/read-received'
import { endOf } from './check'
import { CONTROLS, controlled } from './controls'
import { FUZZED, fuzzedFile } from './files'

/** Files of each format: `npm run bench -- intake-fuzz` tries thousands. */
const FILES = 24

it('files changed by chance end in a draft that maps back or a refusal in a sentence; wrong readers are noticed', async () => {
  const faults: string[] = []
  const drafts: string[] = []
  for (const format of FUZZED) {
    for (let number = 0; number < FILES; number++) {
      const end = await endOf({ content: fuzzedFile(format, number), format }, readReceived)
      if (end.kind === 'fault') faults.push(`${format} ${number}: ${end.fault}`)
      if (end.kind === 'draft') drafts.push(format)
    }
  }
  expect(faults).toEqual([])
  // Most are read: refused ones alone would prove nothing.
  for (const format of FUZZED) expect(drafts.filter((each) => each === format).length).toBeGreaterThan(FILES / 4)
  for (const [name, doing] of Object.entries(CONTROLS))
    expect([name, (await controlled(doing, readReceived)).kind]).toEqual([name, 'fault'])
})
