import type { Cover } from '@/lib/domain/covered-record'
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
      select: { claimId: true, number: true, source, originSource: source },
    }),
  )
  const covers = new Map<string, Cover[]>()
  const coverName = (row: { readonly title: string; readonly confidential: boolean } | null) =>
    row?.confidential ? row.title : null
  for (const { claimId, number, source: cited, originSource } of rows) {
    const cover = { number, source: coverName(cited), origin: coverName(originSource) }
    covers.set(claimId, [...(covers.get(claimId) ?? []), cover])
  }
  return covers
}
