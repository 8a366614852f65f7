'use client'

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import type { OverlayState } from './dialog'
import { IconButton } from './icon-button'

export interface DrawerProps extends OverlayState {
  title: ReactNode
  children: ReactNode
  /** `bottom`: a sheet (phones); `end`: a column at the side of the reading end. */
  from?: 'bottom' | 'end'
}

const PLACES = {
  bottom: 'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl border-t entering:translate-y-8 exiting:translate-y-8',
  end: 'inset-y-0 end-0 w-full max-w-md border-s entering:opacity-0 exiting:opacity-0',
}

/** A modal sheet from below or from the end side. Always has its close button: no gesture is needed. */
export function Drawer({ title, children, from = 'bottom', ...state }: DrawerProps) {
  const t = useTranslations('common')
  return (
    <ModalOverlay
      {...state}
      isDismissable
      className="fixed inset-0 z-50 bg-scrim transition-opacity duration-100 entering:opacity-0 exiting:opacity-0"
    >
      <Modal
        className={`fixed flex flex-col border-line bg-float text-ink shadow-float transition-[translate,opacity] duration-120 ${PLACES[from]}`}
      >
        <AriaDialog className="flex min-h-0 flex-col outline-none">
          {({ close }) => (
            <>
              <header className="flex items-center justify-between gap-4 border-line border-b py-2 ps-4 pe-2">
                <Heading slot="title" className="font-semibold text-lg">
                  {title}
                </Heading>
                <IconButton icon={X} size="lg" label={t('close')} onPress={close} />
              </header>
              <div className="min-h-0 overflow-y-auto p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">{children}</div>
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
