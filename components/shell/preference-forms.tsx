import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@/lib/domain/codes'

export type Theme = 'system' | 'light' | 'dark'

interface ChoiceProps {
  legend: string
  name: 'language' | 'theme'
  /** The page to come back to. */
  back: string
  current: string
  choices: readonly { value: string; label: string; lang?: string }[]
}

/** A plain form whose buttons are the choices: one press, no script. */
function Choices({ legend, name, back, current, choices }: ChoiceProps) {
  return (
    <form method="post" action="/preferences" className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <input type="hidden" name="back" value={back} />
      <fieldset className="contents">
        <legend className="sr-only">{legend}</legend>
        <div className="inline-flex overflow-hidden rounded-md border border-line-strong">
          {choices.map(({ value, label, lang }) => (
            <button
              key={value}
              type="submit"
              name={name}
              value={value}
              lang={lang}
              aria-pressed={value === current}
              className="min-h-7 border-line-strong bg-sheet px-2.5 text-ink-soft text-sm not-first:border-s hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 aria-pressed:bg-accent-tint aria-pressed:font-medium aria-pressed:text-accent"
            >
              {label}
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  )
}

/** Each language in its own words and script, for those who can't read the present one. */
const OWN_NAMES: Record<InterfaceLanguage, string> = { en: 'English', ar: 'العربية' }

export function LanguageForm({ legend, current, back }: { legend: string; current: InterfaceLanguage; back: string }) {
  const choices = INTERFACE_LANGUAGES.map((language) => ({
    value: language,
    label: OWN_NAMES[language],
    lang: language,
  }))
  return <Choices legend={legend} name="language" back={back} current={current} choices={choices} />
}

export interface ThemeWords {
  legend: string
  system: string
  light: string
  dark: string
}

export function ThemeForm({ words, current, back }: { words: ThemeWords; current: Theme; back: string }) {
  const choices = (['system', 'light', 'dark'] as const).map((value) => ({ value, label: words[value] }))
  return <Choices legend={words.legend} name="theme" back={back} current={current} choices={choices} />
}
