import { createContext, useContext, useSyncExternalStore } from 'react'
import type { JsonValue } from '@/lib/domain/json'
import type { DraftEntry, RecordName } from '@/lib/browser/autosave-queue'
import type { LocalTexts } from '@/lib/browser/local-texts'
import type { Passage, WorkspaceStore } from '@/lib/browser/workspace-store'
import { storedField } from '@/lib/browser/workspace-records'
import type { WorkspaceView } from '@/lib/schemas/article'
import type { ClaimSummary, ClaimView } from '@/lib/schemas/claim'

/** A tab of the open card. */
export const CARD_TABS = ['claim', 'evidence', 'verdict', 'review', 'comments', 'history'] as const
export type CardTab = (typeof CARD_TABS)[number]

/** Where the focus goes when a card opens: a part of the card, by its `data-part`; null leaves it. */
export interface FocusRequest {
  readonly claimId: string
  readonly part: string | null
  /** The words of the claim are brought into view, wherever they are. */
  readonly scroll: boolean
  /** Makes each request new. */
  readonly nonce: number
}

/** What stays the same while the workspace stands: how to do things in it. */
export interface Workspace {
  readonly store: WorkspaceStore
  readonly texts: LocalTexts
  /** Opens a claim's card (null closes it), on a tab, with the focus in a part of it. */
  readonly open: (claimId: string | null, where?: { tab?: CardTab; part?: string; scroll?: boolean }) => void
  /** Marks a passage as a claim: at once on the screen, then on the server. */
  readonly mark: (passage: Passage) => void
  /** Runs an action and says in a toast why it didn't work. @returns whether it worked */
  readonly attempt: (work: () => Promise<unknown>, done?: { text: string; undo?: boolean }) => Promise<boolean>
  readonly undo: () => void
  readonly redo: () => void
}

export const WorkspaceContext = createContext<Workspace | null>(null)
export const ViewContext = createContext<WorkspaceView | null>(null)

/** The claim whose card this stands in: the whole of it, or, until that has been read, what is known from the list. */
export const ClaimContext = createContext<ClaimView | ClaimSummary | null>(null)

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('this stands inside a workspace')
  return workspace
}

/** Everything shown; a new object after each change. */
export function useView(): WorkspaceView {
  const view = useContext(ViewContext)
  if (!view) throw new Error('this stands inside a workspace')
  return view
}

/** What was typed into a record and how saving it stands. */
export function useDraftEntry(record: RecordName): DraftEntry {
  const { desk } = useWorkspace().store
  return useSyncExternalStore(desk.subscribe, () => desk.entry(record), desk.untouched)
}

export interface RecordField {
  /** As typed, else as stored. */
  readonly value: JsonValue
  readonly stored: JsonValue
  /** What is wrong with it, in the server's words. */
  readonly fault: string | undefined
  /** Another person's value of the same field, while one has to be picked. */
  readonly theirs: JsonValue | undefined
  readonly change: (value: JsonValue) => void
  /** Changes and saves at once: for what is chosen, not typed. */
  readonly choose: (value: JsonValue) => void
  readonly flush: () => void
  readonly settle: (choice: 'mine' | 'theirs') => void
}

/** A field of a record that saves itself. */
export function useRecordField(record: RecordName, field: string): RecordField {
  const { desk } = useWorkspace().store
  const claim = useContext(ClaimContext)
  const entry = useDraftEntry(record)
  const stored = storedField(claim, record, field)
  const draft = entry.drafts[field]
  const flush = () => void desk.flush(record)
  const change = (value: JsonValue) => desk.change(record, field, value)
  return {
    value: draft ? draft.value : stored,
    stored,
    fault: entry.faults[field],
    theirs: entry.conflicts[field],
    change,
    choose: (value) => {
      change(value)
      flush()
    },
    flush,
    settle: (choice) => desk.settle(record, field, choice),
  }
}

/** Text that is being written and belongs to no record yet; kept on the device. */
export function useLocalText(name: string): { text: string; change: (text: string) => void; clear: () => void } {
  const { texts } = useWorkspace()
  const value = useSyncExternalStore(
    texts.subscribe,
    () => texts.get(name),
    () => null,
  )
  return {
    text: typeof value === 'string' ? value : '',
    change: (text) => (text === '' ? texts.clear(name) : texts.set(name, text)),
    clear: () => texts.clear(name),
  }
}
