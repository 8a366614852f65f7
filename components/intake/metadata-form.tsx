'use client'

import { useLocale, useTranslations } from 'use-intl'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/text-field'
import { DIRECTIONS } from '@/lib/domain/codes'
import type { IntakeMetadata } from '@/lib/domain/intake/draft'
import { directionOf } from '@/lib/domain/language'
import { type MetadataField, type MetadataFields, originOf } from './metadata-edit'

interface MetadataFormProps {
  fields: MetadataFields
  metadata: IntakeMetadata
  onChange: (fields: MetadataFields) => void
  /** Of an article that is here all but the headline is known; this says so. */
  known?: string | undefined
}

/** What is known about the article, from where, and all of it to be corrected. */
export function MetadataForm({ fields, metadata, onChange, known }: MetadataFormProps) {
  const t = useTranslations('intake')
  const common = useTranslations('common')
  const codes = useTranslations('codes')
  const locale = useLocale()
  const change = (edit: Partial<MetadataFields>) => onChange({ ...fields, ...edit })
  const from = (field: MetadataField) => {
    const origin = originOf(field, fields, metadata)
    if (origin === null) return t('notFound')
    return origin === 'person' ? t('byYou') : t('found', { origin: t(`origin.${origin}`) })
  }
  const language = languageName(fields.language, locale)
  const words = { lang: fields.language, dir: fields.direction }
  return (
    <Card aria-labelledby="about-article">
      <CardHeader>
        <h2 id="about-article" className="font-semibold">
          {t('about')}
        </h2>
      </CardHeader>
      <CardBody className="flex flex-col gap-3.5">
        <p className="text-ink-faint text-sm">{known ?? t('aboutText')}</p>
        <TextField
          label={t('titleField')}
          hint={from('title')}
          value={fields.title}
          onChange={(title) => change({ title })}
          maxLength={500}
          {...words}
        />
        {known === undefined ? (
          <>
            <TextField
              label={t('outlet')}
              hint={from('outlet')}
              value={fields.outlet}
              onChange={(outlet) => change({ outlet })}
              maxLength={200}
            />
            <TextField
              label={t('byline')}
              hint={from('byline')}
              value={fields.byline}
              onChange={(byline) => change({ byline })}
              maxLength={300}
            />
            <TextField
              label={t('publishedAt')}
              hint={`${from('publishedAt')} · ${common('partialDateHint')}`}
              value={fields.publishedAt}
              onChange={(publishedAt) => change({ publishedAt })}
              dir="ltr"
              maxLength={40}
            />
            <TextField
              label={t('section')}
              hint={from('section')}
              value={fields.section}
              onChange={(section) => change({ section })}
              maxLength={100}
            />
            <TextField
              label={t('canonicalUrl')}
              hint={from('canonicalUrl')}
              type="url"
              value={fields.canonicalUrl}
              onChange={(canonicalUrl) => change({ canonicalUrl })}
              dir="ltr"
              maxLength={2048}
            />
            <TextField
              label={t('language')}
              hint={`${language ?? t('languageHint')} · ${from('language')}`}
              value={fields.language}
              onChange={(tag) =>
                change({ language: tag, ...(languageName(tag, locale) ? { direction: directionOf(tag) } : {}) })
              }
              dir="ltr"
              maxLength={35}
            />
            <RadioGroup
              label={t('direction')}
              layout="row"
              value={fields.direction}
              onChange={(direction) => change({ direction })}
              options={DIRECTIONS.map((direction) => ({ id: direction, label: codes(`direction.${direction}`) }))}
            />
            {metadata.dateline ? (
              <p className="text-sm">
                <span className="font-medium">{t('dateline')}</span>{' '}
                <bdi className="quoted">{metadata.dateline.value}</bdi>
                <span className="block text-ink-faint">{t('datelineHint')}</span>
              </p>
            ) : null}
          </>
        ) : null}
      </CardBody>
    </Card>
  )
}

/** A language by its tag in the interface's words; null for what is no tag. */
function languageName(tag: string, locale: string): string | null {
  try {
    const name = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(tag)
    return name ?? null
  } catch {
    return null
  }
}
