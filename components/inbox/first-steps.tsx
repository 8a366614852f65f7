import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link'

export interface FirstStep {
  readonly title: string
  readonly text: string
  readonly act: { readonly label: string; readonly href: string } | null
}

/** What to do on the first day: three steps, each a door. */
export function FirstSteps({ title, lead, steps }: { title: string; lead: string; steps: readonly FirstStep[] }) {
  return (
    <Card aria-labelledby="first-steps" className="px-5 py-5 lg:px-7 lg:py-6">
      <h2 id="first-steps" className="font-serif font-semibold text-2xl">
        {title}
      </h2>
      <p className="mt-1 text-ink-soft">{lead}</p>
      <ol className="mt-5 grid gap-x-8 gap-y-6 md:grid-cols-3">
        {steps.map((step, place) => (
          <li key={step.title} className="flex flex-col items-start border-line border-t-2 pt-3">
            <h3 className="font-semibold text-lg">
              <span className="me-2 font-serif text-accent">{place + 1}</span>
              {step.title}
            </h3>
            <p className="mt-1 mb-3 text-ink-soft">{step.text}</p>
            {step.act ? (
              <LinkButton
                href={step.act.href}
                size="sm"
                variant={place === 0 ? 'primary' : 'secondary'}
                className="mt-auto"
              >
                {step.act.label}
              </LinkButton>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  )
}
