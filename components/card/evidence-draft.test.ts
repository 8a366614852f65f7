import { expect, it } from 'vitest'
import { AttachEvidence } from '@/lib/schemas/evidence'
import { EMPTY_EVIDENCE, evidenceBody, evidenceDraftOf } from './evidence-draft'

it.each([
  ['a known source', { ...EMPTY_EVIDENCE, sourceId: 's1', title: 'left over' }],
  [
    'a new source',
    { ...EMPTY_EVIDENCE, title: ' A report ', url: 'https://example.org/report', publishedAt: '2014-01' },
  ],
])('with %s the server takes what is written', (_, draft) => {
  expect(AttachEvidence.safeParse(evidenceBody(draft)).success).toBe(true)
})

it('comes back from the device as it was', () => {
  const draft = { ...EMPTY_EVIDENCE, title: 'T', stance: 'refutes', hindsight: true, reliability: 'B' } as const
  expect(evidenceDraftOf({ ...draft })).toEqual(draft)
})

it.each([[null], ['x'], [[1]], [{ stance: 'nonsense', title: 3 }]])('reads an empty form from %j', (value) => {
  expect(evidenceDraftOf(value)).toEqual(EMPTY_EVIDENCE)
})
