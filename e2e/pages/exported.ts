import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { z } from 'zod'
import { sliceCodePoints, codePointLength } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import type { AvailableFormat } from '@/lib/domain/export-formats'
import { wordsOf } from '@/messages/words'
import type { WorkspacePage } from './workspace'

/** What the checks of an export look at; the file holds more. */
export const StetFile = z.object({
  article: z.object({ text: z.string(), codePoints: z.int() }),
  claims: z.array(
    z.object({
      key: z.string(),
      statement: z.string(),
      state: z.string(),
      target: z.object({ exact: z.string(), start: z.int(), end: z.int() }).nullable(),
    }),
  ),
  relations: z.array(z.object({ from: z.string(), to: z.string(), type: z.string() })),
})
export type StetFile = z.infer<typeof StetFile>

/** Chooses a format in the workspace's menu. @returns the path of what was downloaded */
export async function download(workspace: WorkspacePage, format: AvailableFormat): Promise<string> {
  const { page, language, words } = workspace
  await workspace
    .bar()
    .getByRole('button', { name: words('export') })
    .click()
  const downloading = page.context().waitForEvent('download')
  await page.getByRole('menuitem', { name: wordsOf(language, 'codes')(`exportFormat.${format}`) }).click()
  return (await downloading).path()
}

/** Reads a JSON export and holds every position against the text: `text[start:end] == exact`, in code points. */
export async function checkedJson(path: string): Promise<StetFile> {
  const file = StetFile.parse(JSON.parse(await readFile(path, 'utf8')))
  const { text } = file.article
  expect(file.article.codePoints).toBe(codePointLength(text))
  for (const { key, target } of file.claims) {
    if (!target) throw new Error(`${key} has no place`)
    expect(sliceCodePoints(text, codePoints(target.start), codePoints(target.end)), key).toBe(target.exact)
  }
  return file
}

/** Opens an HTML export, which needs nothing else, and holds every printed position against the text. */
export async function checkedHtml(page: Page, path: string, text: string): Promise<number> {
  const html = await readFile(path, 'utf8')
  await page.setContent(html)
  const notes = await page
    .getByRole('article')
    .filter({ has: page.getByRole('blockquote') })
    .all()
  for (const note of notes) {
    const position = /(\d+)–(\d+)/.exec(
      await note
        .getByText(/\d+–\d+/)
        .first()
        .innerText(),
    )
    const [start, end] = [Number(position?.[1]), Number(position?.[2])]
    const quote = await note.getByRole('blockquote').locator('mark').allTextContents()
    expect(quote.join('')).toBe(sliceCodePoints(text, codePoints(start), codePoints(end)))
  }
  return notes.length
}
