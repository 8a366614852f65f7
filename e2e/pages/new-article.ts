import { expect, type Page } from '@playwright/test'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { wordsOf } from '@/messages/words'
import { beginning } from './wording'

/** Bringing in an article: the field, the preview, the way to the workspace. */
export class NewArticlePage {
  readonly words

  constructor(
    readonly page: Page,
    language: InterfaceLanguage = 'en',
  ) {
    this.words = wordsOf(language, 'intake')
  }

  async open(): Promise<void> {
    await this.page.goto('/desk/articles/new')
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(this.words('title'))
    // The scripts have run: the field has taken the focus.
    await expect(this.field()).toBeFocused()
  }

  readonly field = () => this.page.getByRole('textbox', { name: this.words('field') })
  readonly preview = () => this.page.getByRole('region', { name: this.words('preview') })
  readonly metadata = (field: 'titleField' | 'outlet' | 'byline' | 'publishedAt') =>
    this.page.getByRole('textbox', { name: this.words(field), exact: true })

  /** Pastes from the clipboard, as by Ctrl+V. */
  async paste(text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await this.field().focus()
    await this.page.evaluate((words) => navigator.clipboard.writeText(words), text)
    await this.page.keyboard.press('ControlOrMeta+v')
    await expect(this.field()).not.toHaveValue('')
  }

  async readPreview(): Promise<void> {
    await this.page.getByRole('button', { name: this.words('read') }).click()
    // The first one waits until the process that reads has started.
    await expect(this.preview()).toBeVisible({ timeout: 60_000 })
  }

  /** Parts that are struck out at the moment. */
  readonly struckOut = () => this.preview().getByRole('deletion')
  readonly restore = (part: string) =>
    this.preview().getByRole('button', { name: beginning(`${this.words('restore')}: ${part}`) })
  readonly takeOut = (part: string) =>
    this.preview().getByRole('button', { name: beginning(`${this.words('takeOut')}: ${part}`) })

  /** Creates the article. @returns its id */
  async create(): Promise<string> {
    await this.page.getByRole('button', { name: this.words('create') }).click()
    await this.page.waitForURL(/\/desk\/articles\/(?!new)[^/?]+/)
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? ''
  }
}
