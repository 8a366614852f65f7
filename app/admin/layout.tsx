import type { ReactNode } from 'react'
import { AdminNavigation } from '@/components/admin/admin-navigation'
import { pageActor } from '@/lib/http/actor'
import DeskLayout from '../desk/layout'

/** The signed-in frame with the places of the administration. It decides nothing: each page and each query asks. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor()
  return (
    <DeskLayout>
      {actor?.admin ? <AdminNavigation /> : null}
      {children}
    </DeskLayout>
  )
}
