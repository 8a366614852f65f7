'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { isUnnamed, MOST_HOPS, unnamedAtRoot } from '@/lib/domain/chain'
import { AGENT_KINDS, HOP_FORCES, HOP_ROLES } from '@/lib/domain/codes'
import { claimRecord } from '@/lib/browser/workspace-records'
import type { ClaimView } from '@/lib/schemas/claim'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { IconButton } from '../ui/icon-button'
import { Select } from '../ui/select'
import { TextField } from '../ui/text-field'
import { useRecordField, useView } from '../workspace-state/workspace-context'
import { AgentField } from './agent-field'
import { Names } from './claim-card'
import { ConflictChoice } from './conflict-choice'
import {
  agentAsJson,
  agentOf,
  appended,
  type EditedHop,
  hopsAsJson,
  hopsOf,
  moved,
  nameOf,
  withRightRoles,
} from './hops'

/** Who says it, and through whom it came here: from the originator to the narrator. (rule R2) */
export function ChainEditor({ claim, isDisabled }: { claim: ClaimView; isDisabled: boolean }) {
  const t = useTranslations('workspace')
  const { agents } = useView()
  const record = claimRecord(claim.id)
  const chain = useRecordField(record, 'chain')
  const speaker = useRecordField(record, 'speaker')
  const noAuthor = useRecordField(record, 'noAuthor')
  const [detailed, setDetailed] = useState<number | null>(null)
  const hops = hopsOf(chain.value)
  const saying = agentOf(speaker.value)
  const save = (next: readonly EditedHop[]) => chain.choose(hopsAsJson(next))
  return (
    <fieldset className="flex flex-col gap-3" data-part="speaker">
      <legend className="sr-only">{t('speakerAndChain')}</legend>
      <AgentField
        label={t('speaker')}
        name={saying ? nameOf(saying, agents) : ''}
        placeholder={t('speakerPlaceholder')}
        isDisabled={isDisabled}
        dense
        onChoose={(agent, kind) => {
          speaker.change(agentAsJson(agent))
          // The chain begins with who said it, until somebody says otherwise.
          if (hops.length === 0) chain.change(hopsAsJson(appended([], agent, kind)))
          speaker.flush()
        }}
      />
      {saying ? null : (
        <Checkbox
          isSelected={noAuthor.value === true}
          onChange={(isSelected) => noAuthor.choose(isSelected)}
          isDisabled={isDisabled}
        >
          {t('noAuthor')}
        </Checkbox>
      )}
      {speaker.theirs === undefined ? null : (
        <ConflictChoice
          field={t('speaker')}
          mine={speaker.value}
          theirs={speaker.theirs}
          inWords={(value) => {
            const agent = agentOf(value)
            return agent ? nameOf(agent, agents) : ''
          }}
          onPick={speaker.settle}
        />
      )}
      <div className="flex flex-col gap-1.5">
        <p className="font-medium text-sm">{t('chain')}</p>
        {hops.length > 1 ? (
          <p className="text-ink-soft text-sm">
            <Names names={hops.map(({ agent }) => nameOf(agent, agents))} />
          </p>
        ) : null}
        <ol className="flex flex-col gap-1">
          {hops.map((hop, at) => (
            <Hop
              key={`${at} ${nameOf(hop.agent, agents)}`}
              hop={hop}
              at={at}
              count={hops.length}
              isDisabled={isDisabled}
              isDetailed={detailed === at}
              onDetail={() => setDetailed(detailed === at ? null : at)}
              onChange={(next) => save(withRightRoles(hops.map((each, place) => (place === at ? next : each))))}
              onMove={(by) => save(moved(hops, at, by))}
              onRemove={() => save(withRightRoles(hops.filter((_, place) => place !== at)))}
            />
          ))}
        </ol>
        {hops.length < MOST_HOPS && !isDisabled ? (
          <AgentField
            key={hops.length}
            label={hops.length === 0 ? t('addOriginator') : t('addRelay')}
            hideLabel
            name=""
            placeholder={hops.length === 0 ? t('addOriginator') : t('addRelay')}
            dense
            onChoose={(agent, kind) => save(appended(hops, agent, kind))}
          />
        ) : null}
        {unnamedAtRoot(hops) ? <p className="text-caution text-sm">{t('unnamedAtRoot')}</p> : null}
        {chain.fault ? <p className="text-danger text-sm">{chain.fault}</p> : null}
        {chain.theirs === undefined ? null : (
          <ConflictChoice
            field={t('chain')}
            mine={chain.value}
            theirs={chain.theirs}
            inWords={(value) =>
              hopsOf(value)
                .map(({ agent, verb }) => `${nameOf(agent, agents)}${verb ? ` (${verb})` : ''}`)
                .join(' > ')
            }
            onPick={chain.settle}
          />
        )}
      </div>
    </fieldset>
  )
}

interface HopProps {
  hop: EditedHop
  at: number
  count: number
  isDisabled: boolean
  isDetailed: boolean
  onDetail: () => void
  onChange: (hop: EditedHop) => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

/** One link of the chain as a line; its verb, force and kind unfold. Alt with arrows moves it. */
function Hop({ hop, at, count, isDisabled, isDetailed, onDetail, onChange, onMove, onRemove }: HopProps) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const common = useTranslations('common')
  const { agents } = useView()
  const name = nameOf(hop.agent, agents)
  return (
    <li
      className="rounded-md border border-line bg-paper"
      onKeyDown={(event) => {
        if (!event.altKey || isDisabled || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        event.stopPropagation()
        onMove(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <div className="flex items-center gap-1 ps-2.5">
        <span className="figures text-ink-faint text-sm">{at + 1}</span>
        <Button
          variant="quiet"
          size="sm"
          className="min-w-0 shrink grow justify-start whitespace-normal px-1.5 text-start"
          aria-expanded={isDetailed}
          onPress={onDetail}
        >
          <span className="min-w-0">
            <bdi className={`font-medium text-ink ${isUnnamed(hop.kind) ? 'italic' : ''}`}>{name}</bdi>{' '}
            <span className="text-ink-faint">
              <bdi>{hop.verb || codes(`hopForce.${hop.force}`)}</bdi>
            </span>
          </span>
        </Button>
        {isDisabled ? null : (
          <>
            <IconButton
              icon={ArrowUp}
              size="sm"
              label={t('moveHopUp', { name })}
              isDisabled={at === 0}
              onPress={() => onMove(-1)}
            />
            <IconButton
              icon={ArrowDown}
              size="sm"
              label={t('moveHopDown', { name })}
              isDisabled={at === count - 1}
              onPress={() => onMove(1)}
            />
            <IconButton icon={X} size="sm" label={t('removeHop', { name })} onPress={onRemove} />
          </>
        )}
      </div>
      {isDetailed ? (
        <div className="grid grid-cols-2 gap-2 border-line border-t p-2.5">
          <HopVerb hop={hop} isDisabled={isDisabled} onChange={onChange} />
          <Select
            label={t('force')}
            options={HOP_FORCES.map((force) => ({ id: force, label: codes(`hopForce.${force}`) }))}
            value={hop.force}
            onChange={(force) => onChange({ ...hop, force })}
            isDisabled={isDisabled}
            dense
          />
          <Select
            label={t('kind')}
            options={AGENT_KINDS.map((kind) => ({ id: kind, label: codes(`agentKind.${kind}`) }))}
            value={hop.kind}
            onChange={(kind) => onChange({ ...hop, kind })}
            isDisabled={isDisabled}
            dense
          />
          <Select
            label={t('role')}
            options={HOP_ROLES.map((role) => ({
              id: role,
              label: codes(`hopRole.${role}`),
              isDisabled: (role === 'originator') !== (at === 0) || (role === 'narrator' && at < count - 1),
            }))}
            value={hop.role}
            onChange={(role) => onChange({ ...hop, role })}
            isDisabled={isDisabled}
            dense
          />
          <Button size="sm" variant="quiet" onPress={onDetail} className="col-span-2 justify-self-end">
            {common('close')}
          </Button>
        </div>
      ) : null}
    </li>
  )
}

/** The reporting verb, saved on leaving the field. */
function HopVerb({ hop, isDisabled, onChange }: Pick<HopProps, 'hop' | 'isDisabled' | 'onChange'>) {
  const t = useTranslations('workspace')
  const [verb, setVerb] = useState(hop.verb)
  return (
    <TextField
      label={t('reportingVerb')}
      placeholder={t('reportingVerbPlaceholder')}
      value={verb}
      onChange={setVerb}
      onBlur={() => {
        if (verb.trim() !== hop.verb) onChange({ ...hop, verb: verb.trim() })
      }}
      isDisabled={isDisabled}
      dense
    />
  )
}
