import type { ReactElement, ReactNode } from 'react'
import { PublicDocument, type PublicHead } from '@/components/shell/public-document'
import { type PageVisit, plainPage } from '@/lib/http/plain-page'
import { readersStyle } from '@/lib/http/readers-style'
import { Refused, refusalTitle } from './refused'

/** What one page has of its own. */
export interface PublicPage {
  readonly head: PublicHead
  readonly body: ReactNode
}

interface PublicPageKind<Params> {
  /** Parameters of the query string that change the page. */
  readonly asks?: readonly string[]
  /** Those that take as many values as readers think of, or are one reader's: with them the page is not kept. */
  readonly once?: readonly string[]
  readonly framed?: boolean
  readonly draw: (visit: PageVisit<Params>) => Promise<PublicPage>
}

/** The answers of a page for readers, in its document. What is not published is answered as what is not there. */
export function publicPage<Params extends object = Record<never, never>>({ draw, ...kind }: PublicPageKind<Params>) {
  return plainPage<Params>({
    ...kind,
    async draw(visit) {
      const { head, body } = await draw(visit)
      return inDocument(visit, head, body)
    },
    refused: (visit, problem) =>
      inDocument(
        visit,
        { title: refusalTitle(visit.language, problem), hidden: true },
        <Refused language={visit.language} problem={problem} />,
      ),
  })
}

/** How a page is drawn depends on nothing but this. */
export type Visit = Omit<PageVisit, 'params' | 'search'>

const inDocument = ({ language, direction, theme }: Visit, head: PublicHead, body: ReactNode): ReactElement => (
  <PublicDocument head={head} language={language} direction={direction} theme={theme} style={readersStyle(direction)}>
    {body}
  </PublicDocument>
)
