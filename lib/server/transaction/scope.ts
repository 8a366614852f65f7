import type { Actor, MaybeActor } from '@/lib/policy/actor'
import type { Tx } from '../db/clients'

/** What a running command works with. */
export interface Scope {
  readonly tx: Tx
  /** Null only for commands that anyone may run. */
  readonly actor: MaybeActor
  readonly now: Date
  /** Set while an undo or redo runs, or a file is taken over: what they do is not an act of its own. */
  readonly replaying?: true
}

/** The scope of a command whose permission needs an account. */
export interface PersonScope extends Scope {
  readonly actor: Actor
}
