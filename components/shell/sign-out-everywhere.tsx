'use client'

import { type ReactNode, useEffect } from 'react'
import { SubmitButton } from '@/components/ui/form-field'
import { forgetDraftsOf } from '@/lib/browser/local-drafts'

/** Who is leaving, until the server has said that they are out: a wrong password ends nothing, and must cost no text. */
const LEAVING = 'stet-leaving'

/** The button of a form with the present password that ends every session. What was typed on this device goes with it. (rule R24) */
export function SignOutEverywhere({ personId, children }: { personId: string; children: ReactNode }) {
  return (
    <SubmitButton
      variant="danger"
      formAction="/sign-in/out/everywhere"
      // Other fields of the form are for the other button; the server asks for the password.
      formNoValidate
      onClick={() => sessionStorage.setItem(LEAVING, personId)}
    >
      {children}
    </SubmitButton>
  )
}

/** On the page that says that every session has ended: nothing that was typed stays on the device. */
export function ForgetsLeaver() {
  useEffect(() => {
    const personId = sessionStorage.getItem(LEAVING)
    sessionStorage.removeItem(LEAVING)
    if (personId !== null) void forgetDraftsOf(personId)
  }, [])
  return null
}
