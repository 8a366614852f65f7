import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { AuditListing } from '@/lib/schemas/listing'
import { auditLog } from '@/lib/server/audit/list'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/audit'>({
  GET: reads(async ({ actor, search }) => json(await auditLog(actor, parseInput(AuditListing, search)))),
})
