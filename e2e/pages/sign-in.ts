import type { Page } from '@playwright/test'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { wordsOf } from '@/messages/words'

/** The sign-in page, in one language of the interface. */
export class SignInPage {
  readonly words

  constructor(
    readonly page: Page,
    language: InterfaceLanguage = 'en',
  ) {
    this.words = wordsOf(language, 'sign-in')
  }

  readonly email = () => this.page.getByRole('textbox', { name: this.words('email') })
  readonly password = () => this.page.getByLabel(this.words('password'), { exact: true })
  readonly submit = () => this.page.getByRole('button', { name: this.words('submit'), exact: true })
  /** What the form answers when it refuses. */
  readonly refusal = () => this.page.getByRole('alert').filter({ hasText: /\S/ })

  async signIn(email: string, password: string): Promise<void> {
    await this.email().fill(email)
    await this.password().fill(password)
    await this.submit().click()
  }
}
