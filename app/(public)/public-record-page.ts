import { notFound } from 'next/navigation'
import { InvalidInput, NotFound } from '@/lib/domain/errors'
import { publicArticle, type PublicArticleView, publicCheck, type PublicCheck } from '@/lib/server/checks/show'

/** A check by its address, or the page for what is not there. An address that can be none is nothing too. */
export async function checkAt(slug: string): Promise<PublicCheck> {
  return (await found(publicCheck(null, { slug }))) ?? notFound()
}

export function articleAt(slug: string): Promise<PublicArticleView> {
  return found(publicArticle(null, { slug }))
}

async function found<View>(view: Promise<View>): Promise<View> {
  try {
    return await view
  } catch (error) {
    if (error instanceof NotFound || error instanceof InvalidInput) notFound()
    throw error
  }
}
