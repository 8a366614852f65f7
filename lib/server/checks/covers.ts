import type { Cover } from '@/lib/domain/covered-record'
import { isNoteInternal } from '@/lib/domain/evidence'
import type { Reader } from '../db/clients'
import { readInParts } from '../db/in-parts'

/** Evidence of claims whose source or origin is confidential now, whatever it was when a record told of it. (rule R15) */
export async function coversOf(db: Pick<Reader, 'evidence'>, claimIds: readonly string[]) {
  const source = { select: { title: true, confidential: true } } as const
  const rows = await readInParts(claimIds, (some) =>
    db.evidence.findMany({
      where: {
        claimId: { in: some },
        OR: [{ source: { confidential: true } }, { originSource: { confidential: true } }],
      },
      select: { claimId: true, number: true, noteReleased: true, source, originSource: source },
    }),
  )
  const covers = new Map<string, Cover[]>()
  const coverName = (row: { readonly title: string; readonly confidential: boolean } | null) =>
    row?.confidential ? row.title : null
  for (const row of rows) {
    const { claimId, number } = row
    const [cited, origin] = [coverName(row.source), coverName(row.originSource)]
    const cover = { number, source: cited, noteInternal: isNoteInternal(row), origin }
    covers.set(claimId, [...(covers.get(claimId) ?? []), cover])
  }
  return covers
}
