import { NotAvailable, NotSignedIn } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { methods } from '@/lib/http/methods'
import { reads } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/search'>({
  GET: reads(async ({ actor }) => {
    if (actor === null) throw new NotSignedIn()
    throw new NotAvailable(say('http.no-search'))
  }),
})
