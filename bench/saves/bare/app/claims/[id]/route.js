import { database } from '../../../database'

export async function PATCH(request, { params }) {
  const { id } = await params
  const { statement } = await request.json()
  const prisma = await database()
  return Response.json(await prisma.claim.update({ where: { id }, data: { statement, version: { increment: 1 } } }))
}
