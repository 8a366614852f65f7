import type { Metadata } from 'next'
import { AboutCheck } from '@/components/check/about-check'
import { CheckBody } from '@/components/check/check-body'
import { chainLine } from '@/lib/domain/chain'
import { claimReview } from '@/lib/domain/formats/claim-review'
import { checkAddress } from '@/lib/domain/formats/web-addresses'
import { directionOf } from '@/lib/domain/language'
import { readPreferences } from '@/lib/http/preferences'
import type { PublicCheck } from '@/lib/server/checks/show'
import { recordRating } from '@/components/check/record-rating'
import { FEEDS, PublicPage, publicNewsroom } from '../../public-page'
import { checkAt } from '../../public-record-page'

interface Given {
  params: Promise<{ slug: string }>
}

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const { slug } = await params
  const [{ language }, check] = await Promise.all([readPreferences(), checkAt(slug)])
  const { claim, newsroom } = check.record
  const url = checkAddress(newsroom.url, slug)
  const verdict = recordRating(claim, language)?.word
  const said = chainLine(
    claim.chain.map((hop) => hop.agent.name),
    directionOf(claim.language),
  )
  const description = [verdict, said || claim.speaker?.name].filter(Boolean).join(' · ')
  return {
    title: { absolute: `${claim.statement} · ${newsroom.name}` },
    description,
    alternates: { canonical: url, languages: { [claim.language]: url, 'x-default': url }, types: FEEDS },
    openGraph: {
      type: 'article',
      title: claim.statement,
      description,
      url,
      siteName: newsroom.name,
      locale: claim.language,
      publishedTime: check.record.firstPublishedAt,
      modifiedTime: check.record.publishedAt,
    },
    ...(check.retracted ? { robots: { index: false } } : {}),
  }
}

/** One check: what was claimed, by whom, what was found, why, and what was corrected since. */
export default async function CheckPage({ params }: Given) {
  const { slug } = await params
  const [{ language, nonce }, check, settings] = await Promise.all([readPreferences(), checkAt(slug), publicNewsroom()])
  return (
    <PublicPage current="checks" path={`/checks/${slug}`}>
      <Markup check={check} nonce={nonce} />
      <CheckBody
        record={check.record}
        ledger={check.ledger}
        relations={check.relations}
        retracted={check.retracted}
        language={language}
        timeZone={settings.timeZone}
      />
      <AboutCheck record={check.record} sha256={check.sha256} language={language} timeZone={settings.timeZone} />
    </PublicPage>
  )
}

/** The only place of this check's ClaimReview. Retracted, or not a verdict on the truth: there is none. */
function Markup({ check, nonce }: { check: PublicCheck; nonce: string | undefined }) {
  const { record, retracted, reviewOpinions, ledger } = check
  const document = claimReview(record, { retracted, reviewOpinions, ledger })
  if (!document) return null
  // "<" would end the script early; as an escape it means the same to whoever reads the JSON.
  const text = JSON.stringify(document).replaceAll('<', '\\u003c')
  return (
    <script type="application/ld+json" nonce={nonce} suppressHydrationWarning>
      {text}
    </script>
  )
}
