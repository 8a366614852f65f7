import type { ReactNode } from 'react'
import { Brand } from './brand'

/** A page with one thing to say: nothing here, something broke. */
export function MessagePage({ title, children, acts }: { title: string; children: ReactNode; acts: ReactNode }) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center gap-6 px-6 py-16 outline-none"
    >
      <Brand size="lg" />
      <h1 className="font-semibold text-2xl">{title}</h1>
      <div className="text-ink-soft text-lg">{children}</div>
      <div className="flex flex-wrap gap-3">{acts}</div>
    </main>
  )
}
