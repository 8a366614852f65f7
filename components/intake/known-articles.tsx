'use client'

import { useTranslations } from 'use-intl'
import { directionOf } from '@/lib/domain/language'
import type { KnownArticleView } from '@/lib/schemas/article'
import { Moment } from '../shell/moment'
import { Button } from '../ui/button'
import { LinkButton } from '../ui/link'
import { Notice } from '../ui/notice'

interface KnownArticlesProps {
  known: readonly KnownArticleView[]
  /** A text is on its way. */
  isBusy: boolean
  /** The text is a new version of that article. */
  onAdd: (article: KnownArticleView) => void
}

/** What is here already and probably the same article: open it, or add the text to it instead of checking it twice. */
export function KnownArticles({ known, isBusy, onAdd }: KnownArticlesProps) {
  const t = useTranslations('intake')
  const why = ({ sameText, sameAddress, likeness }: KnownArticleView) => {
    if (sameText) return t('knownSameText')
    const share = t('knownLikeness', { share: likeness })
    return sameAddress ? `${t('knownSameAddress')} ${share}` : share
  }
  return known.map((article) => (
    <Notice
      key={article.id}
      tone="caution"
      title={
        <>
          {t('known')} <Moment at={article.importedAt} />:{' '}
          <bdi lang={article.language} dir={directionOf(article.language)}>
            {article.title}
          </bdi>
        </>
      }
      acts={
        <>
          <LinkButton href={`/desk/articles/${article.id}`} size="sm">
            {t('knownOpen')}
          </LinkButton>
          {article.sameText && article.articleVersion === article.latestVersion ? null : (
            <Button size="sm" variant="quiet" isDisabled={isBusy} onPress={() => onAdd(article)}>
              {t('knownAdd')}
            </Button>
          )}
        </>
      }
    >
      {article.outlet ? <bdi>{article.outlet}. </bdi> : null}
      {why(article)}
    </Notice>
  ))
}
