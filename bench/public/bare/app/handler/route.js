import page from './page.json'

export const dynamic = 'force-dynamic'

/** Answers with a page that is ready. */
export const GET = () => new Response(page.html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
