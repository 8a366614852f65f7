import type { Reason } from '@/lib/domain/refusals/sentence'

/** Reasons that a schema can give as the message of a check, for they have no values. */
type FaultName = Extract<Reason, `faults.${string}`> extends `faults.${infer Name}` ? Name : never

/** What a schema says of a value that a check refuses: `z.string().min(1, because('empty'))`. */
export const because = (name: FaultName): string => `faults.${name}`
