import { json, reads } from '@/lib/http/route'

/** The process answers. For a supervisor that restarts what doesn't. */
export const GET = reads(async () => json({ live: true }))
