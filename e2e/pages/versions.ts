import { expect, type Page } from '@playwright/test'
import type { AnchorOutcome, InterfaceLanguage } from '@/lib/domain/codes'
import { wordsOf } from '@/messages/words'
import { NewArticlePage } from './new-article'
import { dragOver } from './text-selection'
import { beginning } from './wording'

/** Adding a new text to an article, comparing two, and the re-anchoring queue. */
export class VersionsPage {
  readonly words
  readonly codes
  readonly intake: NewArticlePage

  constructor(
    readonly page: Page,
    readonly articleId: string,
    language: InterfaceLanguage = 'en',
  ) {
    this.words = wordsOf(language, 'versions')
    this.codes = wordsOf(language, 'codes')
    this.intake = new NewArticlePage(page, language)
  }

  readonly path = (rest = '') => `/desk/articles/${this.articleId}/${rest}`
  readonly heading = () => this.page.getByRole('heading', { level: 1 })

  // Adding

  async openAdding(): Promise<void> {
    await this.page.goto(this.path('versions/new'))
    await expect(this.heading()).toHaveText(this.words('add'))
    // The scripts have run: the field has taken the focus.
    await expect(this.intake.field()).toBeFocused()
  }

  readonly add = (number: number) => this.page.getByRole('button', { name: this.words('addAct', { number }) })

  /** Pastes the new text, looks at its preview and adds it. */
  async addText(text: string, number: number): Promise<void> {
    await this.openAdding()
    await this.intake.paste(text)
    await this.intake.readPreview()
    await this.add(number).click()
    await expect(this.added(number)).toBeFocused()
  }

  readonly added = (number: number) => this.page.getByRole('heading', { name: this.words('done', { number }) })
  readonly counted = (outcome: AnchorOutcome, count: number) =>
    this.page.getByRole('listitem').filter({ hasText: this.words(`outcome.${outcome}`, { count }) })

  // Claims whose sentences changed

  readonly changed = {
    title: (count: number) => this.page.getByRole('heading', { name: this.words('sentencesTitle', { count }) }),
    entry: (key: string) =>
      this.page.getByRole('listitem').filter({
        has: this.page.getByRole('button', { name: this.words('stillRightOf', { key }) }),
      }),
    choice: (key: string) => this.page.getByRole('checkbox', { name: this.words('togetherWithOthers', { key }) }),
  }

  // The queue

  async openQueue(): Promise<void> {
    const listening = this.page.waitForRequest(/\/api\/v1\/events/)
    await this.page.goto(this.path('reanchoring'))
    await listening
    await expect(this.heading()).toHaveText(this.words('queueTitle'))
  }

  readonly article = (number: number) =>
    this.page.getByRole('document', { name: this.words('textLabel', { number }), exact: true })
  readonly panel = () => this.page.getByRole('region', { name: this.words('entryRegion') })
  readonly entry = (key: string, outcome: AnchorOutcome) =>
    this.panel().getByRole('heading', {
      name: this.words('entryTitle', { key, outcome: this.codes(`anchorOutcome.${outcome}`) }),
    })
  /** The words as they were, of the entry that is open. */
  readonly said = (number: number) =>
    this.panel().getByRole('region', { name: this.words('oldWords', { number }), exact: true })
  readonly progress = () => this.page.getByRole('progressbar')
  readonly told = () => this.page.getByRole('alert').filter({ hasText: /\S/ })

  async left(count: number): Promise<void> {
    await expect(this.progress()).toContainText(this.words('left', { count }))
  }

  readonly accept = () => this.panel().getByRole('button', { name: beginning(this.words('acceptChanged')) })
  readonly takePlace = () => this.panel().getByRole('button', { name: beginning(this.words('acceptPlace')) })
  readonly keep = (number: number) =>
    this.panel().getByRole('button', { name: beginning(this.words('keep', { number })) })
  readonly place = (number: number) =>
    this.panel().getByRole('radio', { name: beginning(this.words('place', { number })) })
  readonly fromList = () => this.panel().getByRole('button', { name: this.words('fromList') })
  readonly empty = () => this.page.getByRole('heading', { name: this.words('empty') })

  readonly bar = (key: string) => this.page.getByRole('toolbar', { name: this.words('attachBar', { key }) })
  readonly attach = (key: string) =>
    this.bar(key).getByRole('button', { name: beginning(this.words('attach', { key })) })

  /** Selects words of the newest text with the mouse and attaches the claim that waits. */
  async attachByMouse(quote: string, key: string, number: number): Promise<void> {
    await dragOver(this.page, this.article(number), quote)
    await this.attach(key).click()
  }

  /** Goes to the entry of a claim, from the first one on. */
  async goTo(key: string, outcome: AnchorOutcome): Promise<void> {
    const wanted = this.entry(key, outcome)
    for (const way of ['previous', 'next'] as const) {
      const step = this.panel().getByRole('button', { name: this.words(way) })
      while (!(await wanted.isVisible()) && (await step.isEnabled())) await step.click()
    }
    await expect(wanted).toBeVisible()
  }
}
