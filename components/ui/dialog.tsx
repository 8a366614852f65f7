'use client'

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import { IconButton } from './icon-button'

const WIDTHS = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl', xl: 'max-w-5xl', full: 'max-w-[96rem]' }

const SCRIM =
  'fixed inset-0 z-50 flex items-center justify-center bg-scrim p-3 transition-opacity duration-100 entering:opacity-0 exiting:opacity-0 max-sm:items-end max-sm:p-0'
const PANEL =
  'flex max-h-[calc(100dvh-3rem)] w-full flex-col rounded-xl border border-line bg-float text-ink shadow-float outline-none max-sm:rounded-b-none'

/** Opened and closed from outside, or by the `DialogTrigger` around it. */
export interface OverlayState {
  isOpen?: boolean
  defaultOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

export interface DialogProps extends OverlayState {
  title: ReactNode
  size?: keyof typeof WIDTHS
  /** A row of buttons at the foot; `close` closes. */
  footer?: ReactNode | ((close: () => void) => ReactNode)
  children: ReactNode | ((close: () => void) => ReactNode)
  /** False where a press beside the dialog must not lose what was typed. Escape and × still close. */
  isDismissable?: boolean
}

/** A modal dialog: holds the focus, gives it back, closes on Escape. A sheet from below on a phone. */
export function Dialog({ title, size = 'md', footer, children, isDismissable = true, ...state }: DialogProps) {
  const t = useTranslations('common')
  return (
    <ModalOverlay {...state} isDismissable={isDismissable} className={SCRIM}>
      <Modal className={`w-full ${WIDTHS[size]}`}>
        <AriaDialog className={PANEL}>
          {({ close }) => (
            <>
              <header className="flex items-center justify-between gap-4 border-line border-b py-2.5 ps-5 pe-3">
                <Heading slot="title" className="font-semibold text-lg">
                  {title}
                </Heading>
                <IconButton icon={X} label={t('close')} onPress={close} />
              </header>
              <div className="min-h-0 grow overflow-y-auto px-5 py-4">
                {typeof children === 'function' ? children(close) : children}
              </div>
              {footer ? (
                <footer className="flex flex-wrap items-center justify-end gap-2 border-line border-t px-5 py-3">
                  {typeof footer === 'function' ? footer(close) : footer}
                </footer>
              ) : null}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
