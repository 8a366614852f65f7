import { expect, type Locator, type Page } from '@playwright/test'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { wordsOf } from '@/messages/words'
import { ClaimCard } from './claim-card'
import { dragOver } from './text-selection'
import { beginning } from './wording'

/** The workspace of one article, in a wide window. */
export class WorkspacePage {
  readonly words
  readonly common

  constructor(
    readonly page: Page,
    readonly language: InterfaceLanguage = 'en',
  ) {
    this.words = wordsOf(language, 'workspace')
    this.common = wordsOf(language, 'common')
  }

  async open(articleId: string, claimId?: string): Promise<void> {
    await this.visit(`/desk/articles/${articleId}${claimId ? `?claim=${claimId}` : ''}`)
  }

  async reload(): Promise<void> {
    await this.visit(this.page.url())
  }

  /** The page listens when it asks for what happens from now on. */
  private async visit(address: string): Promise<void> {
    const listening = this.page.waitForRequest(/\/api\/v1\/events/)
    await this.page.goto(address)
    await listening
    await this.ready()
  }

  async ready(): Promise<void> {
    // From then on the text hears what is selected in it.
    await expect(this.article()).toHaveAttribute('aria-keyshortcuts')
    await expect(this.markFromList()).toBeEnabled()
  }

  readonly article = () => this.page.getByRole('document', { name: this.words('articleText') })
  readonly bar = () => this.page.getByRole('region', { name: this.words('bar') })
  readonly side = () => this.page.getByRole('region', { name: this.words('claims'), exact: true })
  readonly overview = () => this.page.getByRole('complementary', { name: this.words('overview') })
  readonly markFromList = () => this.bar().getByRole('button', { name: this.words('markFromList') })
  readonly undo = () => this.bar().getByRole('button', { name: beginning(this.words('undoAct', { act: '' }).trim()) })
  readonly redo = () => this.bar().getByRole('button', { name: beginning(this.words('redoAct', { act: '' }).trim()) })
  readonly markBar = () => this.page.getByRole('toolbar', { name: this.words('selectionBar') })
  /** What is dragged to change which words a mark covers. */
  readonly handle = (edge: 'start' | 'end') => this.page.locator(`[data-handle="${edge}"]`)
  /** What went wrong with the last action. */
  readonly problem = () => this.page.getByRole('alert')

  readonly card = (key: string) => new ClaimCard(this, key)
  /** A card that is not open. */
  readonly closedCard = (key: string) => this.side().getByRole('button', { name: beginning(`${key} `) })
  /** The words of the text that belong to a claim, as they are marked. */
  readonly marks = () => this.article().locator('mark')

  /** Selects words with the mouse and makes them a claim. */
  async markByMouse(quote: string, key: string): Promise<ClaimCard> {
    await dragOver(this.page, this.article(), quote)
    await this.markBar()
      .getByRole('button', { name: beginning(this.words('markClaim')) })
      .click()
    const card = this.card(key)
    await expect(card.region()).toBeVisible()
    await expect(card.statement()).toBeFocused()
    return card
  }

  /** Opens a claim's card from the list beside the text, if it isn't open. */
  async openCard(key: string): Promise<ClaimCard> {
    if (await this.card(key).region().isVisible()) return this.card(key)
    // A card for which there is no room beside its line comes forth with the focus.
    await this.closedCard(key).focus()
    await this.closedCard(key).press('Enter')
    const card = this.card(key)
    await expect(card.region()).toBeVisible()
    return card
  }

  readonly savedWords = () => beginning(this.common('savedAt', { time: '' }).trim())

  /** Everything typed has arrived. */
  async saved(): Promise<void> {
    await expect(this.bar().getByRole('status')).toHaveText(this.savedWords())
  }

  /** The pairs of the conflict panel, as "C2 C1", in its order. */
  async conflicts(): Promise<string[]> {
    const group = this.group(this.words('conflicts'))
    const lines = await group.getByRole('listitem').allInnerTexts()
    return lines.map((line) => [...line.matchAll(/C\d+/g)].map(([key]) => key).join(' '))
  }

  readonly group = (title: string): Locator => this.overview().getByRole('region', { name: beginning(title) })

  readonly filter = (name: string) =>
    this.page.getByRole('group', { name: this.words('filters') }).getByRole('button', { name: beginning(name) })

  async chooseOfArticle(words: string | RegExp): Promise<void> {
    await this.bar()
      .getByRole('button', { name: this.words('moreOfArticle') })
      .click()
    await this.page.getByRole('menuitem', { name: words }).click()
  }

  /** Hands in every claim that is ready. */
  async submitReady(count: number): Promise<void> {
    await this.chooseOfArticle(this.words('submitReady', { count }))
    const dialog = this.page.getByRole('dialog', { name: this.words('submitReady', { count }) })
    await dialog.getByRole('button', { name: this.words('verb.submit') }).click()
    await expect(dialog).toBeHidden()
  }
}
