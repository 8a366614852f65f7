'use client'

import {
  Download,
  Ellipsis,
  Eye,
  FileDiff,
  FileInput,
  FilePlus2,
  Highlighter,
  MapPinned,
  Redo2,
  SendHorizontal,
  Undo2,
  Users,
} from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { urlOf } from '@/lib/browser/api'
import { AVAILABLE_FORMATS } from '@/lib/domain/export-formats'
import { OverallSavingStatus } from '../card/saving-status'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { IconButton } from '../ui/icon-button'
import { Link } from '../ui/link'
import { Menu, MenuItem, MenuSection, MenuTrigger } from '../ui/menu'
import { actWords } from '../workspace-state/act-words'
import { OthersHere } from './others-here'
import { SubmitReadyDialog } from './submit-ready'
import { useView, useWorkspace } from '../workspace-state/workspace-context'

interface WorkspaceBarProps {
  /** Claims that others changed since one last looked. */
  changed: readonly string[]
  onSeen: () => void
  onMark: () => void
  canMark: boolean
}

/** The bar above the text: where one is, how saving stands, what can be done with the whole article. */
export function WorkspaceBar({ changed, onSeen, onMark, canMark }: WorkspaceBarProps) {
  const t = useTranslations('workspace')
  const versions = useTranslations('versions')
  const annotations = useTranslations('annotations')
  const view = useView()
  const { article, me } = view
  const isDropped = article.droppedAt !== null
  const { undo, redo } = useWorkspace()
  const [isSubmitting, setSubmitting] = useState(false)
  const ready = view.claims.filter(
    ({ possible, truthRating, attributionRating }) =>
      (truthRating ?? attributionRating) !== null && possible.includes('submit'),
  )
  return (
    <div
      data-region
      tabIndex={-1}
      role="region"
      aria-label={t('bar')}
      className="sticky top-19 z-30 border-line lg:top-13 border-b bg-paper/95 outline-none backdrop-blur-sm print:hidden"
    >
      <div className="mx-auto flex min-h-11 max-w-[100rem] items-center gap-x-3 px-4 py-1 lg:px-6">
        <p className="flex min-w-0 grow items-baseline gap-2 text-sm">
          <Link href="/desk/articles" variant="quiet" className="max-drawer:hidden">
            {t('articles')}
          </Link>
          <span aria-hidden className="text-ink-faint max-drawer:hidden">
            /
          </span>
          <bdi lang={article.language} className="truncate font-medium" title={article.title}>
            {article.title}
          </bdi>
          {article.latestVersion > 1 ? <VersionMenu /> : null}
        </p>
        <OverallSavingStatus />
        <OthersHere />
        {changed.length > 0 ? (
          <MenuTrigger>
            <Button size="sm" variant="quiet">
              <Icon of={Users} size={14} /> {t('updates', { count: changed.length })}
            </Button>
            <ChangedMenu ids={changed} onSeen={onSeen} />
          </MenuTrigger>
        ) : null}
        <IconButton
          icon={Undo2}
          directional
          label={me.canUndo ? t('undoAct', { act: actWords(t, me.canUndo) }) : t('nothingToUndo')}
          keys="Ctrl Z"
          isDisabled={me.canUndo === null}
          onPress={undo}
          className="max-drawer:hidden"
        />
        <IconButton
          icon={Redo2}
          directional
          label={me.canRedo ? t('redoAct', { act: actWords(t, me.canRedo) }) : t('nothingToRedo')}
          isDisabled={me.canRedo === null}
          onPress={redo}
          className="max-drawer:hidden"
        />
        <Button size="sm" onPress={onMark} isDisabled={!canMark} className="max-drawer:px-2">
          <Icon of={Highlighter} size={14} />
          <span className="max-drawer:sr-only">{t('markFromList')}</span>
        </Button>
        <ExportMenu />
        <MenuTrigger>
          <IconButton icon={Ellipsis} label={t('moreOfArticle')} />
          <Menu>
            <MenuItem icon={SendHorizontal} isDisabled={ready.length === 0} onAction={() => setSubmitting(true)}>
              {t('submitReady', { count: ready.length })}
            </MenuItem>
            <MenuItem icon={Undo2} directional isDisabled={me.canUndo === null} onAction={undo}>
              {me.canUndo ? t('undoAct', { act: actWords(t, me.canUndo) }) : t('nothingToUndo')}
            </MenuItem>
            <MenuItem icon={Redo2} directional isDisabled={me.canRedo === null} onAction={redo}>
              {me.canRedo ? t('redoAct', { act: actWords(t, me.canRedo) }) : t('nothingToRedo')}
            </MenuItem>
            <MenuItem icon={FileInput} href={`/desk/articles/${article.id}/annotations`} isDisabled={isDropped}>
              {annotations('title')}
            </MenuItem>
            <MenuItem icon={Eye} href={`/desk/articles/${article.id}/public-text`}>
              {t('publicText')}
            </MenuItem>
            <MenuSection title={versions('title')}>
              <MenuItem icon={FilePlus2} href={`/desk/articles/${article.id}/versions/new`} isDisabled={isDropped}>
                {versions('add')}
              </MenuItem>
              <MenuItem icon={FileDiff} href={`/desk/articles/${article.id}/versions`}>
                {versions('menuVersions')}
              </MenuItem>
              {view.reanchoring.waiting + view.reanchoring.kept + view.reanchoring.sentences > 0 ? (
                <MenuItem icon={MapPinned} href={`/desk/articles/${article.id}/reanchoring`}>
                  {versions('menuQueue', { count: view.reanchoring.waiting + view.reanchoring.sentences })}
                </MenuItem>
              ) : null}
            </MenuSection>
          </Menu>
        </MenuTrigger>
      </div>
      <SubmitReadyDialog isOpen={isSubmitting} onOpenChange={setSubmitting} claims={ready} />
    </div>
  )
}

/** The claims that others changed: the way to each. */
function ChangedMenu({ ids, onSeen }: { ids: readonly string[]; onSeen: () => void }) {
  const t = useTranslations('workspace')
  const { claims } = useView()
  const { open } = useWorkspace()
  return (
    <Menu>
      {ids.map((id) => {
        const claim = claims.find((each) => each.id === id)
        return (
          <MenuItem
            key={id}
            textValue={claim?.key ?? id}
            isDisabled={!claim}
            description={claim?.statement}
            onAction={() => {
              open(id, { scroll: true, part: 'heading' })
              onSeen()
            }}
          >
            {claim?.key ?? t('goneClaim')}
          </MenuItem>
        )
      })}
    </Menu>
  )
}

function VersionMenu() {
  const common = useTranslations('common')
  const versions = useTranslations('versions')
  const { article, shown } = useView()
  return (
    <MenuTrigger>
      <Button size="sm" variant="quiet">
        {common('version', { number: shown.number })}
      </Button>
      <Menu placement="bottom start">
        {article.versions.map(({ number }) => (
          <MenuItem
            key={number}
            href={
              number === article.latestVersion
                ? `/desk/articles/${article.id}`
                : `/desk/articles/${article.id}?version=${number}`
            }
          >
            {common('version', { number })}
          </MenuItem>
        ))}
        <MenuItem href={`/desk/articles/${article.id}/versions`}>{versions('menuCompare')}</MenuItem>
      </Menu>
    </MenuTrigger>
  )
}

function ExportMenu() {
  const t = useTranslations('workspace')
  const codes = useTranslations('codes')
  const { article } = useView()
  return (
    <MenuTrigger>
      <Button size="sm" className="max-drawer:px-2">
        <Icon of={Download} size={14} />
        <span className="max-drawer:sr-only">{t('export')}</span>
      </Button>
      <Menu>
        <MenuSection title={t('exportAs')}>
          {AVAILABLE_FORMATS.map((format) => (
            <MenuItem
              key={format}
              href={urlOf('GET /articles/{id}/export', { id: article.id }, { format })}
              target="_blank"
            >
              {codes(`exportFormat.${format}`)}
            </MenuItem>
          ))}
        </MenuSection>
      </Menu>
    </MenuTrigger>
  )
}
