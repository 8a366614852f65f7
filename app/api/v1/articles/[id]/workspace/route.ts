import { methods } from '@/lib/http/methods'
import { json, reads } from '@/lib/http/route'
import { WorkspaceListing } from '@/lib/schemas/listing'
import { articleWorkspace } from '@/lib/server/articles/workspace'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/workspace'>({
  GET: reads(async ({ actor, params: { id }, search }) =>
    json(await articleWorkspace(actor, { ...parseInput(WorkspaceListing, search), id })),
  ),
})
