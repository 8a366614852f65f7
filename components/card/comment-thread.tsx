'use client'

import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CommentView } from '@/lib/schemas/comment'
import { useLocalText, useView, useWorkspace } from '../workspace-state/workspace-context'
import { Button } from '../ui/button'
import { TextArea } from '../ui/text-area'
import { CommentWriter } from './comment-writer'

interface CommentThreadsProps {
  comments: readonly CommentView[]
  claimId: string
}

/** What the desk says about a claim: threads with answers, to be resolved; and the field for a new one. */
export function CommentThreads({ comments, claimId }: CommentThreadsProps) {
  const t = useTranslations('workspace')
  const { store, attempt } = useWorkspace()
  const threads = comments.filter(({ replyToId }) => replyToId === null)
  const open = threads.filter(({ resolvedAt }) => resolvedAt === null)
  const resolved = threads.filter(({ resolvedAt }) => resolvedAt !== null)
  return (
    <div className="flex flex-col gap-4">
      {threads.length === 0 ? <p className="text-ink-faint text-sm">{t('noComments')}</p> : null}
      <ul className="flex flex-col gap-4">
        {open.map((comment) => (
          <Thread key={comment.id} first={comment} all={comments} />
        ))}
      </ul>
      <WriteComment
        name={`comment ${claimId}`}
        label={t('newComment')}
        act={t('sendComment')}
        part="comments"
        send={(text) => attempt(() => store.comment(claimId, text))}
      />
      {resolved.length > 0 ? (
        <details className="text-sm">
          <summary className="min-h-6 text-ink-soft">{t('resolvedComments', { count: resolved.length })}</summary>
          <ul className="flex flex-col gap-4 pt-3 opacity-80">
            {resolved.map((comment) => (
              <Thread key={comment.id} first={comment} all={comments} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}

interface ThreadProps {
  first: CommentView
  all: readonly CommentView[]
}

/** All answers to a comment, and the answers to those, in the order of time: a thread is shown flat. */
function answersTo(id: string, all: readonly CommentView[]): CommentView[] {
  const inThread = new Set([id])
  for (let size = 0; size !== inThread.size; ) {
    size = inThread.size
    for (const each of all) if (each.replyToId !== null && inThread.has(each.replyToId)) inThread.add(each.id)
  }
  return all.filter((each) => each.id !== id && inThread.has(each.id))
}

/** A comment with its answers. Notes on words are threads too. */
export function Thread({ first, all }: ThreadProps) {
  const t = useTranslations('workspace')
  const common = useTranslations('common')
  const { store, attempt } = useWorkspace()
  const [isReplying, setReplying] = useState(false)
  const replies = answersTo(first.id, all)
  const { claimId } = first
  return (
    <li className="flex flex-col gap-2">
      <Comment comment={first} isAnswered={replies.length > 0}>
        {claimId && first.resolvedAt === null ? (
          <Button size="sm" variant="quiet" data-reply={claimId} onPress={() => setReplying(!isReplying)}>
            {t('reply')}
          </Button>
        ) : null}
        <Button
          size="sm"
          variant="quiet"
          onPress={() => void attempt(() => store.resolve(first, first.resolvedAt === null))}
        >
          {first.resolvedAt === null ? t('resolve') : t('reopenThread')}
        </Button>
      </Comment>
      {replies.length > 0 ? (
        <ul className="flex flex-col gap-2 border-line border-s ps-3">
          {replies.map((reply) => (
            <li key={reply.id}>
              <Comment comment={reply} isAnswered={all.some(({ replyToId }) => replyToId === reply.id)} />
            </li>
          ))}
        </ul>
      ) : null}
      {isReplying && claimId ? (
        <WriteComment
          name={`reply ${first.id}`}
          label={t('reply')}
          act={t('reply')}
          autoFocus
          onCancel={() => setReplying(false)}
          cancelLabel={common('cancel')}
          send={async (text) => {
            const sent = await attempt(() => store.comment(claimId, text, first.id))
            if (sent) setReplying(false)
            return sent
          }}
        />
      ) : null}
    </li>
  )
}

interface CommentProps {
  comment: CommentView
  /** Its answers would be seen by nobody without it: it can't be deleted. */
  isAnswered: boolean
  /** What can be done with its thread. */
  children?: ReactNode
}

/** Who, when, what; below it what can be done: with the thread first, then with one's own words. */
function Comment({ comment, isAnswered, children }: CommentProps) {
  const t = useTranslations('workspace')
  const common = useTranslations('common')
  const { store, attempt } = useWorkspace()
  const { people, me } = useView()
  const [isEditing, setEditing] = useState(false)
  const isOwn = comment.createdById === me.id
  const person = people.find(({ id }) => id === comment.createdById)?.name ?? t('someone')
  if (isEditing) {
    return (
      <WriteComment
        name={`edit ${comment.id}`}
        initial={comment.text}
        label={t('editComment')}
        act={common('save')}
        autoFocus
        cancelLabel={common('cancel')}
        onCancel={() => setEditing(false)}
        send={async (text) => {
          const sent = await attempt(() => store.changeComment(comment, text))
          if (sent) setEditing(false)
          return sent
        }}
      />
    )
  }
  return (
    <div className="text-sm">
      <CommentWriter comment={comment} name={person} />
      <p dir="auto" className="whitespace-pre-line">
        {comment.text}
      </p>
      {children || isOwn ? (
        <div className="-ms-2 mt-0.5 flex flex-wrap">
          {children}
          {isOwn ? (
            <>
              {comment.imported ? null : (
                <Button size="sm" variant="quiet" onPress={() => setEditing(true)}>
                  {common('edit')}
                </Button>
              )}
              {isAnswered ? null : (
                <Button
                  size="sm"
                  variant="quiet"
                  onPress={() =>
                    void attempt(() => store.removeComment(comment), { text: t('commentDeleted'), undo: true })
                  }
                >
                  {common('delete')}
                </Button>
              )}
            </>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

interface WriteCommentProps {
  /** Under which it is kept on the device until it is sent. */
  name: string
  initial?: string
  label: string
  act: string
  part?: string
  autoFocus?: boolean
  cancelLabel?: string
  onCancel?: () => void
  send: (text: string) => Promise<boolean>
}

/** A field for words to the desk: Ctrl/⌘ Enter sends; unsent words survive a closed tab. */
function WriteComment({
  name,
  initial = '',
  label,
  act,
  part,
  autoFocus,
  cancelLabel,
  onCancel,
  send,
}: WriteCommentProps) {
  const kept = useLocalText(name)
  const [isPending, setPending] = useState(false)
  const text = kept.text === '' ? initial : kept.text
  const submit = async () => {
    const words = text.trim()
    if (words === '') return
    setPending(true)
    const sent = await send(words)
    setPending(false)
    if (sent) kept.clear()
  }
  return (
    <form
      data-part={part}
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
      }}
    >
      <TextArea label={label} value={text} onChange={kept.change} rows={2} {...(autoFocus ? { autoFocus } : {})} />
      <div className="flex justify-end gap-2">
        {onCancel ? (
          <Button
            size="sm"
            onPress={() => {
              kept.clear()
              onCancel()
            }}
          >
            {cancelLabel}
          </Button>
        ) : null}
        <Button type="submit" size="sm" variant="primary" isPending={isPending} isDisabled={text.trim() === ''}>
          {act}
        </Button>
      </div>
    </form>
  )
}
