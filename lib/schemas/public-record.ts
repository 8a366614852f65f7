import { z } from 'zod'
import { LEDGER_FIELDS, type LedgerChange } from '@/lib/domain/ledger-change'
import type { ListedCheck, PublicRecord } from '@/lib/domain/public-record'

/**
 * A record read back from its row. It was made by us, is immutable and was checked against its SHA-256, so only the mark of
 * its format is asked for here.
 */
const RecordText = z.custom<PublicRecord>(
  (value) => typeof value === 'object' && value !== null && 'format' in value && value.format === 'stet-record/1',
  'is not a public record of this version',
)

export const parseRecord = (text: string): PublicRecord => RecordText.parse(JSON.parse(text))

/** What a list shows of a check, read back from where we put it beside the record. */
const ListedText = z.custom<ListedCheck>(
  (value) => typeof value === 'object' && value !== null && 'slug' in value && 'claim' in value,
  'is not what lists show of a check',
)

export const parseListed = (text: string): ListedCheck => ListedText.parse(JSON.parse(text))

const Changes = z.array(z.object({ field: z.enum(LEDGER_FIELDS), before: z.string(), after: z.string() }))

export const parseChanges = (text: string): LedgerChange[] => Changes.parse(JSON.parse(text))
