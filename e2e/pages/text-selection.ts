import type { Locator, Page } from '@playwright/test'

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Where a quote begins and ends on the screen, inside its first and last letter; it is brought into the middle of the
 * window first. In a right-to-left text the beginning is the right edge of the first letter.
 */
export async function ends(article: Locator, quote: string): Promise<{ from: Point; to: Point }> {
  return article.evaluate((root, words) => {
    const nodes: { node: Text; start: number }[] = []
    let text = ''
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text) || node.parentElement?.closest('a')) continue
      nodes.push({ node, start: text.length })
      text += node.data
    }
    const at = text.indexOf(words)
    if (at < 0) throw new Error(`the article does not show “${words}”`)
    const letter = (place: number, length: number) => {
      const holder = nodes.findLast(({ start }) => start <= place)
      if (!holder) throw new Error('no text')
      const range = document.createRange()
      range.setStart(holder.node, place - holder.start)
      range.setEnd(holder.node, Math.min(holder.node.length, place - holder.start + length))
      return range
    }
    const first = letter(at, 1)
    first.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' })
    const before = first.getBoundingClientRect()
    if (before.top < 180 || before.bottom > window.innerHeight - 180)
      window.scrollBy({ top: before.top - window.innerHeight / 2, behavior: 'instant' })
    const head = first.getBoundingClientRect()
    const tail = letter(at + words.length - 1, 1).getBoundingClientRect()
    const rtl = getComputedStyle(root).direction === 'rtl'
    const edge = (box: DOMRect, side: 'start' | 'end') => ({
      x: (side === 'start') === rtl ? box.right - 1 : box.left + 1,
      y: (box.top + box.bottom) / 2,
    })
    return { from: edge(head, 'start'), to: edge(tail, 'end') }
  }, quote)
}

/** Drags the mouse over a quote. */
export async function dragOver(page: Page, article: Locator, quote: string): Promise<void> {
  const { from, to } = await ends(article, quote)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2)
  await page.mouse.move(to.x, to.y)
  await page.mouse.up()
}
