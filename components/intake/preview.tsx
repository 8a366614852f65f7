'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs'
import { announce } from '@/lib/browser/announcer'
import { codePointLength } from '@/lib/domain/anchoring/text'
import type { ComposedText, Piece } from '@/lib/domain/intake/draft'
import { CleanText } from './clean-text'
import type { ArticlePreview } from './intake-request'
import type { MetadataFields } from './metadata-edit'
import { PieceList } from './piece-list'
import { useSize } from './source-field'

interface PreviewProps {
  preview: ArticlePreview
  composed: ComposedText
  fields: MetadataFields
  restored: ReadonlySet<string>
  onRestoredChange: (restored: ReadonlySet<string>) => void
}

/** What was received and what becomes of it; the editor restores what belongs to the article. */
export function Preview({ preview, composed, fields, restored, onRestoredChange }: PreviewProps) {
  const t = useTranslations('intake')
  const { draft, received } = preview
  const struck = draft.pieces.filter((piece) => !piece.kept)
  const said = struck.filter((piece) => piece.reason !== 'empty')
  const size = useSize(received.byteLength)
  const toggle = (piece: Piece) => {
    const next = new Set(restored)
    const back = !next.delete(piece.id)
    if (back) next.add(piece.id)
    onRestoredChange(next)
    announce(t(back ? 'restoredSaid' : 'takenOutSaid', { text: piece.text.slice(0, 80) }))
  }
  const all = struck.length > 0 && struck.every((piece) => restored.has(piece.id))
  return (
    <section aria-label={t('preview')} className="flex min-w-0 flex-col gap-4">
      {draft.notes.map((note) => (
        <Notice key={note.kind} tone="caution">
          {t(`note.${note.kind}`, { encoding: received.encoding, count: note.count ?? 0 })}
        </Notice>
      ))}
      <Tabs>
        <TabList aria-label={t('views')}>
          <Tab id="received">{t('viewReceived')}</Tab>
          <Tab id="clean">{t('viewClean')}</Tab>
        </TabList>
        <TabPanel id="received">
          <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p className="text-ink-soft">
              <span className="font-medium text-ink">{t('removed', { count: said.length })}.</span>{' '}
              {said.length > 0 ? t('previewText') : null}
            </p>
            {struck.length > 0 ? (
              <Button
                variant="quiet"
                size="sm"
                onPress={() => onRestoredChange(new Set(all ? [] : struck.map((piece) => piece.id)))}
              >
                {t(all ? 'takeOutAll' : 'restoreAll')}
              </Button>
            ) : null}
          </div>
          <PieceList pieces={draft.pieces} restored={restored} onToggle={toggle} language={fields.language} />
        </TabPanel>
        <TabPanel id="clean">
          <CleanText composed={composed} language={fields.language} direction={fields.direction} />
        </TabPanel>
      </Tabs>
      <p className="border-line border-t pt-3 text-ink-faint text-sm">
        {t('textLength', { count: codePointLength(composed.text) })} ·{' '}
        {t('received', { size, encoding: received.encoding })}
        {received.finalUrl ? (
          <span className="block">
            {t('fetchedFrom')}:{' '}
            <bdi dir="ltr" className="code-line break-all">
              {received.finalUrl}
            </bdi>
          </span>
        ) : null}
        <span className="block">
          {t('receivedHash')}: <span className="code-line">{received.sha256}</span>
        </span>
      </p>
    </section>
  )
}
