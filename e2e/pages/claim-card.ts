import { expect, type Locator, type Page } from '@playwright/test'
import type { AttributionRating, Confidence, InterfaceLanguage, Stance, VerdictKind } from '@/lib/domain/codes'
import { wordsOf } from '@/messages/words'
import { beginning, holding } from './wording'

export type Tab = 'claim' | 'evidence' | 'verdict' | 'review' | 'comments' | 'history'
export type Verb = 'submit' | 'withdraw' | 'approve' | 'return' | 'publish' | 'correct' | 'retract' | 'drop' | 'reopen'

/** What a card needs of the workspace it stands in. */
interface Surroundings {
  readonly page: Page
  readonly language: InterfaceLanguage
  readonly words: ReturnType<typeof wordsOf<'workspace'>>
  readonly common: ReturnType<typeof wordsOf<'common'>>
  /** Waits until everything is saved. */
  saved(): Promise<void>
}

/** The open card of one claim. */
export class ClaimCard {
  readonly words
  readonly codes
  readonly common

  constructor(
    readonly workspace: Surroundings,
    readonly key: string,
  ) {
    this.words = workspace.words
    this.common = workspace.common
    this.codes = wordsOf(workspace.language, 'codes')
  }

  private readonly page = () => this.workspace.page
  readonly region = () =>
    this.page().getByRole('region', { name: this.words('claimTitle', { key: this.key }), exact: true })
  readonly statement = () => this.region().getByRole('textbox', { name: this.words('statement') })
  readonly state = (state: Parameters<typeof this.stateWord>[0]) =>
    this.region().getByText(this.stateWord(state), { exact: true }).first()

  private stateWord(state: 'draft' | 'submitted' | 'returned' | 'approved' | 'published' | 'retracted' | 'dropped') {
    return this.codes(`claimState.${state}`)
  }

  async tab(tab: Tab): Promise<Locator> {
    await this.region()
      .getByRole('tab', { name: beginning(this.words(`tab.${tab}`)) })
      .click()
    const panel = this.region().getByRole('tabpanel', { name: beginning(this.words(`tab.${tab}`)) })
    await expect(panel).toBeVisible()
    return panel
  }

  /** Writes the sentence and waits until it has arrived. */
  async describe(statement: string): Promise<void> {
    await this.statement().fill(statement)
    await this.statement().blur()
    await this.workspace.saved()
  }

  /** Types a name that the desk doesn't know yet and takes it as one of a kind. */
  private async newAgent(field: Locator, name: string, kind: 'person' | 'organisation' | 'unnamed'): Promise<void> {
    await field.click()
    await field.pressSequentially(name)
    await this.page()
      .getByRole('option', { name: this.words('addAgent', { name }) })
      .filter({ hasText: this.codes(`agentKind.${kind}`) })
      .click()
  }

  async newSpeaker(name: string, kind: 'person' | 'organisation' | 'unnamed'): Promise<void> {
    await this.tab('claim')
    await this.newAgent(this.region().getByRole('combobox', { name: this.words('speaker') }), name, kind)
    await this.workspace.saved()
  }

  async newRelay(name: string, kind: 'person' | 'organisation' | 'unnamed'): Promise<void> {
    await this.tab('claim')
    await this.newAgent(this.region().getByRole('combobox', { name: this.words('addRelay') }), name, kind)
    await expect(this.region().getByRole('button', { name: this.words('removeHop', { name }) })).toBeVisible()
    await this.workspace.saved()
  }

  /** Takes one of a picker's options. */
  async choose(panel: Locator, label: string, option: string): Promise<void> {
    await panel.getByRole('button', { name: holding(label) }).click()
    await this.page()
      .getByRole('option', { name: beginning(option) })
      .click()
  }

  async relate(type: 'supports' | 'contradicts' | 'elaborates', otherKey: string): Promise<void> {
    const panel = await this.tab('claim')
    const relations = panel.getByRole('region', { name: this.words('relations') })
    await relations.getByRole('button', { name: this.words('relate') }).click()
    await this.choose(relations, this.words('thisClaim', { key: this.key }), this.codes(`relation.${type}`))
    await relations.getByRole('combobox', { name: this.words('otherClaim') }).pressSequentially(otherKey)
    await this.page()
      .getByRole('option', { name: beginning(`${otherKey} `) })
      .click()
    await relations.getByRole('button', { name: this.words('relate') }).click()
    await expect(relations.getByRole('listitem').filter({ hasText: otherKey })).toContainText(
      this.codes(`relation.${type}`),
    )
  }

  /** Attaches a source that the library doesn't have yet. */
  async attachNew(given: { title: string; publishedAt?: string; primary?: boolean; stance: Stance; passage?: string }) {
    const panel = await this.tab('evidence')
    const form = panel.getByRole('form', { name: this.words('attachEvidence') })
    const button = panel.getByRole('button', { name: this.words('attachEvidence') })
    await expect(form.or(button).first()).toBeVisible()
    if (!(await form.isVisible())) await button.click()
    await form.getByRole('combobox', { name: this.words('source') }).click()
    await form.getByRole('combobox', { name: this.words('source') }).pressSequentially(given.title)
    await this.page()
      .getByRole('option', { name: this.words('newSource', { title: given.title }) })
      .click()
    await expect(form.getByRole('textbox', { name: this.words('sourceTitle') })).toHaveValue(given.title)
    if (given.publishedAt) await form.getByRole('textbox', { name: this.words('publishedAt') }).fill(given.publishedAt)
    if (given.primary) await form.getByText(this.words('primarySource'), { exact: true }).click()
    await form
      .getByRole('radiogroup', { name: this.words('stance') })
      .getByText(this.codes(`stance.${given.stance}`))
      .click()
    if (given.passage) await form.getByRole('textbox', { name: this.words('passage') }).fill(given.passage)
    await form.getByRole('button', { name: this.words('attach'), exact: true }).click()
    await expect(form).toBeHidden()
    await expect(panel.getByRole('listitem').filter({ hasText: given.title })).toBeVisible()
  }

  readonly verdictForm = (kind: VerdictKind) =>
    this.region().getByRole('region', { name: this.codes(`verdictKind.${kind}`) })

  /** Gives one of the two verdicts; `rating` is the word of the scale. */
  async giveVerdict(given: {
    kind: VerdictKind
    rating: string
    asOf?: string
    confidence?: Confidence
    justification: string
  }): Promise<void> {
    await this.tab('verdict')
    const form = this.verdictForm(given.kind)
    await form.getByRole('radiogroup').getByText(given.rating, { exact: true }).click()
    await expect(form.getByRole('radio', { name: given.rating, exact: true })).toBeChecked()
    if (given.asOf) await form.getByRole('textbox', { name: this.words('asOf') }).fill(given.asOf)
    if (given.confidence)
      await this.choose(form, this.words('confidence'), this.codes(`confidence.${given.confidence}`))
    await form.getByRole('textbox', { name: this.words('justification') }).fill(given.justification)
    await form.getByRole('textbox', { name: this.words('justification') }).blur()
    await this.workspace.saved()
  }

  readonly attributionWord = (code: AttributionRating) => this.codes(`attributionRating.${code}`)

  /** Does a verb of the workflow from the review tab, with what it asks for. */
  async advance(verb: Verb, given: { reason?: string; kind?: 'correction' | 'clarification' | 'update' } = {}) {
    const panel = await this.tab('review')
    await panel.getByRole('button', { name: this.words(`verb.${verb}`), exact: true }).click()
    const form = panel.getByRole('form', { name: this.words(`verb.${verb}`) })
    if (given.kind)
      await form
        .getByRole('radiogroup')
        .getByText(this.codes(`correctionKind.${given.kind}`), { exact: true })
        .click()
    if (given.reason !== undefined) await form.getByRole('textbox').first().fill(given.reason)
    await form.getByRole('button', { name: this.words(`verb.${verb}`), exact: true }).click()
    await expect(form).toBeHidden()
  }

  readonly gate = () => this.region().getByRole('heading', { name: this.words('gateOpen') })
}
