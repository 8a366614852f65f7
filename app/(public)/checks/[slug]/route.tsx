import { AboutCheck } from '@/components/check/about-check'
import { CheckBody } from '@/components/check/check-body'
import { recordRating } from '@/components/check/record-rating'
import type { PublicHead } from '@/components/shell/public-document'
import { chainLine } from '@/lib/domain/chain'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { NotFound } from '@/lib/domain/errors'
import { claimReview } from '@/lib/domain/formats/claim-review'
import { checkAddress } from '@/lib/domain/formats/web-addresses'
import { directionOf } from '@/lib/domain/language'
import { type PublicCheck, publicCheck } from '@/lib/server/checks/show'
import { Frame } from '../../frame'
import { publicPage } from '../../public-page'

/** One check: what was claimed, by whom, what was found, why, and what was corrected since. */
export const GET = publicPage<{ slug: string }>({
  async draw(visit) {
    const { language, newsroom, params } = visit
    const check = await publicCheck(null, { slug: params.slug })
    if (!check) throw new NotFound()
    return {
      head: headOf(check, language),
      body: (
        <Frame visit={visit} current="checks" path={`/checks/${params.slug}`}>
          <Markup check={check} />
          <CheckBody
            record={check.record}
            ledger={check.ledger}
            relations={check.relations}
            retracted={check.retracted}
            language={language}
            timeZone={newsroom.timeZone}
          />
          <AboutCheck record={check.record} sha256={check.sha256} language={language} timeZone={newsroom.timeZone} />
        </Frame>
      ),
    }
  },
})

function headOf({ record, retracted }: PublicCheck, language: InterfaceLanguage): PublicHead {
  const { claim, newsroom } = record
  const verdict = recordRating(claim, language)?.word
  const said = chainLine(
    claim.chain.map((hop) => hop.agent.name),
    directionOf(claim.language),
  )
  return {
    title: `${claim.statement} · ${newsroom.name}`,
    description: [verdict, said || claim.speaker?.name].filter(Boolean).join(' · '),
    canonical: checkAddress(newsroom.url, record.slug),
    contentLanguage: claim.language,
    hidden: retracted,
    shared: {
      title: claim.statement,
      siteName: newsroom.name,
      publishedAt: record.firstPublishedAt,
      modifiedAt: record.publishedAt,
    },
  }
}

/** The only place of this check's ClaimReview. Retracted, or not a verdict on the truth: there is none. */
function Markup({ check: { record, retracted, reviewOpinions, ledger } }: { check: PublicCheck }) {
  const document = claimReview(record, { retracted, reviewOpinions, ledger })
  return document ? <script type="application/ld+json">{JSON.stringify(document)}</script> : null
}
