'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { withAgent, withSource } from '@/lib/browser/workspace-view'
import { useAgents, useSources } from '../workspace-state/use-library'
import { useView, useWorkspace } from '../workspace-state/workspace-context'
import { ComboBox } from '../ui/combo-box'
import type { Option } from '../ui/option'

interface OriginFieldProps {
  originId: string | null
  onChange: (id: string | null) => void
  isDisabled?: boolean
}

const UNKNOWN = 'unknown'
const MOST = 10

/** Where a piece of evidence has it from: another source or an agent, or unknown. Four copies of one report have one origin. (rule R10) */
export function OriginField({ originId, onChange, isDisabled = false }: OriginFieldProps) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const { store } = useWorkspace()
  const { agents, sources } = useView()
  const [typed, setTyped] = useState<string | null>(null)
  const chosen = agents.find(({ id }) => id === originId)?.name ?? sources.find(({ id }) => id === originId)?.title
  const foundAgents = useAgents(typed ?? '', MOST)
  const foundSources = useSources(typed ?? '', MOST)
  const suggestions: Option[] = [
    { id: UNKNOWN, label: t('originUnknown') },
    ...foundAgents.map((agent) => ({ id: agent.id, label: agent.name, description: codes(`agentKind.${agent.kind}`) })),
    ...foundSources.map((source) => ({
      id: source.id,
      label: source.title,
      description: source.publisher ?? t('source'),
    })),
  ]
  return (
    <ComboBox
      label={t('origin')}
      hint={t('originHint')}
      suggestions={suggestions}
      text={typed ?? chosen ?? t('originUnknown')}
      onTextChange={setTyped}
      onChoose={(id) => {
        const agent = foundAgents.find((each) => each.id === id)
        const source = foundSources.find((each) => each.id === id)
        if (agent) store.change((view) => withAgent(view, agent))
        if (source) store.change((view) => withSource(view, source))
        onChange(id === UNKNOWN ? null : id)
        setTyped(null)
      }}
      onBlur={() => setTyped(null)}
      isDisabled={isDisabled}
      dense
    />
  )
}
