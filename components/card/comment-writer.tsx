'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { CommentView } from '@/lib/schemas/comment'
import { Moment } from '../shell/moment'
import { Badge } from '../ui/badge'

interface CommentWriterProps {
  comment: Pick<CommentView, 'imported' | 'createdAt'>
  /** Who wrote it here, or brought it in, by name. */
  name: string
  /** What else is said of the comment in the same line. */
  children?: ReactNode
}

/** Who wrote a comment, and when. */
export function CommentWriter({ comment, name, children }: CommentWriterProps) {
  const { imported, createdAt } = comment
  if (imported) {
    return (
      <FromElsewhere imported={imported} broughtInBy={name}>
        {children}
      </FromElsewhere>
    )
  }
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <bdi className="font-medium">{name}</bdi>
      <Moment at={createdAt} className="text-ink-faint text-xs" />
      {children}
    </p>
  )
}

interface FromElsewhereProps {
  imported: NonNullable<CommentView['imported']>
  /** By name. */
  broughtInBy: string
  children?: ReactNode
}

/** Whose words came with a file: by whom, brought in by whom, from where. However the writer is called, it is nobody of the desk. */
function FromElsewhere({ imported, broughtInBy, children }: FromElsewhereProps) {
  const t = useTranslations('workspace')
  const { by, address, from, writtenAt, rewordedAt } = imported
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Badge tone="outline">{t('importedComment')}</Badge>
        <bdi className="font-medium" title={address ?? undefined}>
          {by ?? address ?? t('unnamedWriter')}
        </bdi>
        {writtenAt ? <Moment at={writtenAt} className="text-ink-faint text-xs" /> : null}
        {children}
      </p>
      <p className="flex flex-wrap gap-x-2 text-ink-faint text-xs">
        <bdi>
          {from === null
            ? t('broughtIn', { name: broughtInBy })
            : t('broughtInFrom', { name: broughtInBy, source: from })}
        </bdi>
        {rewordedAt && rewordedAt !== writtenAt ? (
          <span>
            {t('reworded')} <Moment at={rewordedAt} />
          </span>
        ) : null}
      </p>
    </>
  )
}
