'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { RELATION_STRENGTHS, RELATION_TYPES, type RelationStrength, type RelationType } from '@/lib/domain/codes'
import { relationsOf, supportsOf } from '@/lib/domain/relations'
import { fold } from '@/lib/domain/folding'
import type { ClaimView } from '@/lib/schemas/claim'
import type { RelationView } from '@/lib/schemas/relation'
import { useView, useWorkspace } from '../workspace-state/workspace-context'
import { Button } from '../ui/button'
import { ComboBox } from '../ui/combo-box'
import { IconButton } from '../ui/icon-button'
import { Select } from '../ui/select'
import { TextField } from '../ui/text-field'

const withEnds = (relations: readonly RelationView[]) =>
  relations.map((relation) => ({ ...relation, from: relation.fromId, to: relation.toId, view: relation }))

/** How a claim stands to others, worded from its own end. (rule R3) */
export function RelationList({ claim, isDisabled }: { claim: ClaimView; isDisabled: boolean }) {
  const t = useTranslations('workspace')
  const [isAdding, setAdding] = useState(false)
  const { relations, claims } = useView()
  const own = relationsOf(claim.id, withEnds(relations))
  const supports = supportsOf(claim.id, withEnds(relations), (id) => claims.find((each) => each.id === id)?.chain ?? [])
  return (
    <section aria-label={t('relations')} className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <h4 className="font-medium text-sm">{t('relations')}</h4>
        {isDisabled || isAdding ? null : (
          <Button size="sm" variant="quiet" onPress={() => setAdding(true)}>
            <Plus aria-hidden size={14} /> {t('relate')}
          </Button>
        )}
      </div>
      {own.length > 0 ? (
        <ul className="flex flex-col divide-y divide-line rounded-md border border-line bg-paper">
          {own.map(({ relation, end }) => (
            <RelationLine
              key={relation.id}
              relation={relation.view}
              end={end}
              standing={end === 'to' ? supports.find(({ from }) => from === relation.fromId)?.standing : undefined}
              isDisabled={isDisabled}
            />
          ))}
        </ul>
      ) : null}
      {own.length === 0 && !isAdding ? <p className="text-ink-faint text-sm">{t('noRelations')}</p> : null}
      {isAdding ? <RelationForm claim={claim} onDone={() => setAdding(false)} /> : null}
    </section>
  )
}

interface RelationLineProps {
  relation: RelationView
  end: 'from' | 'to'
  /** What a support is worth; only `corroboration` counts. */
  standing: 'corroboration' | 'rumour' | 'circular' | undefined
  isDisabled: boolean
}

function RelationLine({ relation, end, standing, isDisabled }: RelationLineProps) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const { store, open, attempt } = useWorkspace()
  const { article, claims } = useView()
  const other = end === 'from' ? relation.to : relation.from
  const otherId = end === 'from' ? relation.toId : relation.fromId
  const here = claims.some(({ id }) => id === otherId)
  const words = end === 'from' ? codes(`relation.${relation.type}`) : codes(`relationReversed.${relation.type}`)
  const language = claims.find(({ id }) => id === otherId)?.language ?? article.language
  return (
    <li className="flex items-start gap-1 py-1 ps-2.5 pe-1">
      <div className="min-w-0 grow py-0.5 text-sm leading-snug">
        <span className="text-ink-faint">
          {relation.strength ? `${codes(`relationStrength.${relation.strength}`)} ` : ''}
          {words}
        </span>{' '}
        <a
          href={here ? `?claim=${otherId}` : `/desk/articles/${other.articleId}?claim=${otherId}`}
          className="text-accent underline decoration-1 underline-offset-3"
          onClick={(event) => {
            if (!here || event.metaKey || event.ctrlKey) return
            event.preventDefault()
            open(otherId, { scroll: true, part: 'heading' })
          }}
        >
          <span className="figures font-semibold">{other.key}</span>{' '}
          <span dir="auto" lang={language} className="line-clamp-2 inline">
            {other.statement}
          </span>
        </a>
        {here ? null : <span className="text-ink-faint"> · {t('otherArticle')}</span>}
        {standing && standing !== 'corroboration' ? (
          <span className="block font-medium text-caution">{t(`notCorroboration.${standing}`)}</span>
        ) : null}
        {relation.note ? (
          <span dir="auto" className="block text-ink-soft">
            {relation.note}
          </span>
        ) : null}
      </div>
      {isDisabled ? null : (
        <IconButton
          icon={X}
          size="sm"
          label={t('removeRelation', { words, key: other.key })}
          onPress={() => void attempt(() => store.unrelate(relation), { text: t('relationRemoved'), undo: true })}
        />
      )}
    </li>
  )
}

const typeOf = (value: string | null) => RELATION_TYPES.find((type) => type === value) ?? null

function RelationForm({ claim, onDone }: { claim: ClaimView; onDone: () => void }) {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const common = useTranslations('common')
  const { store, attempt } = useWorkspace()
  const { claims } = useView()
  const [type, setType] = useState<RelationType>('supports')
  const [strength, setStrength] = useState<RelationStrength | null>(null)
  const [text, setText] = useState('')
  const [otherId, setOtherId] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [isPending, setPending] = useState(false)
  const wanted = fold(text)
  const suggestions = claims
    .filter((each) => each.id !== claim.id)
    .filter(
      (each) =>
        otherId !== null ||
        fold(`${each.key} ${each.statement} ${each.chain.map(({ name }) => name).join(' ')}`).includes(wanted),
    )
    .slice(0, 30)
    .map((each) => ({ id: each.id, label: `${each.key} ${each.statement}`, lang: each.language }))
  const save = async () => {
    if (!otherId) return
    setPending(true)
    const body = { type, to: otherId, strength, note: note.trim() || null }
    const saved = await attempt(() => store.relate(claim.id, body))
    setPending(false)
    if (saved) onDone()
  }
  return (
    <form
      className="grid grid-cols-2 gap-2 rounded-md border border-line bg-paper p-2.5"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Select
        label={t('thisClaim', { key: claim.key })}
        options={RELATION_TYPES.map((each) => ({ id: each, label: codes(`relation.${each}`) }))}
        value={type}
        onChange={(id) => setType(typeOf(id) ?? type)}
        dense
      />
      <Select
        label={t('strength')}
        options={RELATION_STRENGTHS.map((each) => ({ id: each, label: codes(`relationStrength.${each}`) }))}
        value={strength}
        onChange={setStrength}
        placeholder={t('notSaid')}
        dense
      />
      <ComboBox
        className="col-span-2"
        label={t('otherClaim')}
        suggestions={suggestions}
        text={text}
        onTextChange={(value) => {
          setText(value)
          setOtherId(null)
        }}
        onChoose={(id) => {
          setOtherId(id)
          setText(suggestions.find((each) => each.id === id)?.label ?? '')
        }}
        emptyText={common('noMatch')}
        autoFocus
        dense
      />
      <TextField className="col-span-2" label={t('relationNote')} value={note} onChange={setNote} dense />
      <div className="col-span-2 flex justify-end gap-2">
        <Button size="sm" onPress={onDone}>
          {common('cancel')}
        </Button>
        <Button type="submit" size="sm" variant="primary" isDisabled={otherId === null} isPending={isPending}>
          {t('relate')}
        </Button>
      </div>
    </form>
  )
}
