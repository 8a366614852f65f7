import { publicArticle } from '@/lib/server/checks/show'
import { wordsOf } from '@/messages/words'
import { Frame } from '../../frame'
import { publicPage } from '../../public-page'
import { AnnotatedArticle } from './annotated-article'

/** The annotated article: its text as far as it may be shown, each published claim marked and numbered. (rule R30) */
export const GET = publicPage<{ slug: string }>({
  async draw(visit) {
    const { language, newsroom, params } = visit
    const article = await publicArticle(null, { slug: params.slug })
    const t = wordsOf(language, 'public')
    const title = t('articleTitle', { title: article.title })
    return {
      head: {
        title: `${title} · ${newsroom.name}`,
        description: t('articleSummary', { count: article.records.length }),
        canonical: `${newsroom.publicUrl}/articles/${article.slug}`,
        contentLanguage: article.language,
        shared: { title, siteName: newsroom.name },
      },
      body: (
        <Frame visit={visit} path={`/articles/${article.slug}`} width="article">
          <AnnotatedArticle article={article} visit={visit} />
        </Frame>
      ),
    }
  },
})
