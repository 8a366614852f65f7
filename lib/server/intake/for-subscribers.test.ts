import { describe, expect, it } from 'vitest'
import { isForSubscribers } from './for-subscribers'

const withHead = (head: string) =>
  `<!doctype html><head><title>Harbour opens</title>${head}</head><p>The harbour opens in spring.</p>`

describe('a page for subscribers', () => {
  it.each([
    ['JSON-LD', '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree": false}</script>'],
    ['JSON-LD with a word', '<script type="application/ld+json">{"isAccessibleForFree":"False"}</script>'],
    ['microdata', '<meta itemprop="isAccessibleForFree" content="false">'],
    ['the tier of its metadata', "<meta content='locked' property='article:content_tier'>"],
    ['an element named so', '<div class="c-paywall paywall-overlay">Subscribe</div>'],
  ])('is known by %s', (_, head) => {
    expect(isForSubscribers(withHead(head))).toBe(true)
  })

  it.each([
    '<script type="application/ld+json">{"isAccessibleForFree": true}</script>',
    '<meta property="article:content_tier" content="free">',
    '<p>A story about a paywall, and why isAccessibleForFree matters.</p>',
    '<script>window.paywall = { class: "paywall" }</script>',
  ])('is not one that says otherwise: %s', (head) => {
    expect(isForSubscribers(withHead(head))).toBe(false)
  })
})
