'use client'

import { X } from 'lucide-react'
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as AriaToastContent,
  UNSTABLE_ToastQueue as AriaToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
} from 'react-aria-components'
import { useTranslations } from 'use-intl'
import { Button } from './button'
import { IconButton } from './icon-button'

export interface ToastWords {
  text: string
  /** A quieter second line. */
  detail?: string
  /** One act: its word and its action. The toast closes after it. */
  act?: { label: string; run: () => void }
}

const queue = new AriaToastQueue<ToastWords>({ maxVisibleToasts: 3 })

/** Long enough to read and reach (ux: undo 8 s); the clock stands still under the pointer and with the focus inside. */
const SHOWN_FOR = 8_000

/**
 * Shows a result or an offer to undo. Never for an error that needs action: that stays where it happened.
 * @returns a function that takes it away
 */
export function showToast(words: ToastWords): () => void {
  const key = queue.add(words, { timeout: SHOWN_FOR })
  return () => queue.close(key)
}

/** Stands once, in the shell. */
export function ToastRegion() {
  const t = useTranslations('common')
  return (
    <AriaToastRegion
      queue={queue}
      className="fixed start-1/2 bottom-4 z-60 max-sm:top-3 max-sm:bottom-auto flex w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 flex-col-reverse gap-2 rounded-lg outline-none rtl:translate-x-1/2 print:hidden"
    >
      {({ toast }) => (
        <AriaToast
          toast={toast}
          className="flex items-center gap-3 rounded-lg bg-ink py-1.5 ps-4 pe-1.5 text-paper shadow-float outline-offset-2"
        >
          <AriaToastContent className="min-w-0 grow py-1">
            <Text slot="title" className="block">
              {toast.content.text}
            </Text>
            {toast.content.detail ? (
              <Text slot="description" className="block text-sm opacity-80">
                {toast.content.detail}
              </Text>
            ) : null}
          </AriaToastContent>
          {toast.content.act ? (
            <Button
              variant="quiet"
              size="sm"
              className="text-paper underline underline-offset-3 hover:bg-paper/15 hover:text-paper pressed:bg-paper/15"
              onPress={() => {
                toast.content.act?.run()
                queue.close(toast.key)
              }}
            >
              {toast.content.act.label}
            </Button>
          ) : null}
          <IconButton
            slot="close"
            icon={X}
            label={t('close')}
            className="text-paper hover:bg-paper/15 hover:text-paper pressed:bg-paper/15"
          />
        </AriaToast>
      )}
    </AriaToastRegion>
  )
}
