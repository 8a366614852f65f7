import { methods } from '@/lib/http/methods'
import { changes, noContent } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { WithdrawVerdict } from '@/lib/schemas/verdict'
import { parseInput } from '@/lib/server/engine/input'
import { takeBackVerdict } from '@/lib/server/claims/verdicts'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/verdicts/{kind}'>({
  DELETE: changes(async ({ actor, params: { id, kind }, body, options }) => {
    parseInput(NoInput, body)
    await takeBackVerdict(actor, { ...parseInput(WithdrawVerdict, { kind }), claimId: id }, options)
    return noContent()
  }),
})
