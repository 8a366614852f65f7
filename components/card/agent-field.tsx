'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AGENT_KINDS, type AgentKind } from '@/lib/domain/codes'
import { fold } from '@/lib/domain/folding'
import { withAgent } from '@/lib/browser/workspace-view'
import { ComboBox } from '../ui/combo-box'
import type { Option } from '../ui/option'
import { useAgents } from '../workspace-state/use-library'
import { useWorkspace } from '../workspace-state/workspace-context'
import type { HopAgent } from './hops'

interface AgentFieldProps {
  label: string
  hideLabel?: boolean
  /** The name shown; empty for none yet. */
  name: string
  hint?: string
  onChoose: (agent: HopAgent, kind: AgentKind) => void
  placeholder?: string
  isDisabled?: boolean
  dense?: boolean
  autoFocus?: boolean
}

const MOST = 8
const NEW = 'new '

/** Type-ahead of people and organisations, by name or alias; a name nobody knows is made on the way. */
export function AgentField({ name, onChoose, ...props }: AgentFieldProps) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const { store } = useWorkspace()
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? name
  const wanted = fold(typed ?? '')
  const found = useAgents(typed ?? '', MOST)
  const isKnown = found.some((agent) => [agent.name, ...agent.aliases].some((each) => fold(each) === wanted))
  const suggestions: Option[] = [
    ...found.map((agent) => ({
      id: agent.id,
      label: agent.name,
      description: [codes(`agentKind.${agent.kind}`), agent.description, agent.aliases.join(', ')]
        .filter(Boolean)
        .join(' · '),
    })),
    ...(wanted === '' || isKnown
      ? []
      : AGENT_KINDS.map((kind) => ({
          id: `${NEW}${kind}`,
          label: t('addAgent', { name: text.trim() }),
          description: codes(`agentKind.${kind}`),
        }))),
  ]
  const choose = (id: string) => {
    const kind = AGENT_KINDS.find((each) => id === `${NEW}${each}`)
    const agent = found.find((each) => each.id === id)
    if (kind) onChoose({ name: text.trim(), kind }, kind)
    else if (agent) {
      store.change((view) => withAgent(view, agent))
      onChoose(agent.id, agent.kind)
    }
    setTyped(null)
  }
  return (
    <ComboBox
      {...props}
      suggestions={suggestions}
      text={text}
      onTextChange={setTyped}
      onChoose={choose}
      emptyText={t('agentHint')}
      onBlur={() => setTyped(null)}
    />
  )
}
