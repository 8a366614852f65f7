import { expect, it } from 'vitest'
import { sourceView } from './source'

const SOURCE = {
  ...{ id: 's1', version: 1, deskId: 'd1', title: 'A person at the port', publishedAt: null, language: null },
  ...{ url: 'https://harbour.example/', publisher: 'The harbour master', kind: 'interview', primary: true },
  ...{ reliability: null, ownerId: 'lina', usedIn: 0 },
  snapshots: [{ receivedSha256: 'a'.repeat(64), takenAt: new Date(0) }],
}
const CHIEF = { id: 'amal', role: 'chief' } as const

it('a confidential source has neither address, publisher nor copies for anybody, whatever its row holds (R15)', () => {
  expect(sourceView({ ...SOURCE, confidential: false })).toMatchObject({ url: SOURCE.url, publisher: SOURCE.publisher })
  for (const viewer of [CHIEF, { id: 'lina', role: 'editor' } as const, undefined]) {
    expect(sourceView({ ...SOURCE, confidential: true }, viewer)).toMatchObject({
      url: null,
      publisher: null,
      snapshots: [],
    })
  }
})
