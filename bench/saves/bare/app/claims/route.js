import { database } from '../../database'

export const dynamic = 'force-dynamic'

/** Whether it answers. */
export const GET = () => Response.json({})

export async function POST(request) {
  const { articleId, start, end, exact } = await request.json()
  const prisma = await database()
  const data = { id: crypto.randomUUID(), articleId, start, end, exact, statement: exact }
  return Response.json(await prisma.claim.create({ data }), { status: 201 })
}
