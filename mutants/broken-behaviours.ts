/** A behaviour, how to break it, and the tests that must notice. */
export interface BrokenBehaviour {
  /** What holds while it isn't broken, as a sentence. */
  readonly behaviour: string
  readonly file: string
  /** Stands exactly once in the file. */
  readonly find: string
  readonly replace: string
  /** Test files of `npm test`, one of which must fail. */
  readonly tests: readonly string[]
}

/** The text of a file with the behaviour broken. @throws Error when what is to be replaced doesn't stand there exactly once */
export function broken({ behaviour, file, find, replace }: BrokenBehaviour, text: string): string {
  const parts = text.split(find)
  if (parts.length !== 2) {
    throw new Error(
      `"${behaviour}": ${JSON.stringify(find)} stands ${parts.length - 1} times in ${file}; it must be once.`,
    )
  }
  return parts.join(replace)
}

export const BROKEN_BEHAVIOURS: readonly BrokenBehaviour[] = [
  {
    behaviour: 'exports hold of another outlet’s article only the quotes with their neighbours (R30)',
    file: 'lib/server/reports/export.ts',
    find: "report.article.publicText === 'full' ? ('whole' as const) : ('excerpts' as const)",
    replace: "'whole' as const",
    tests: ['lib/server/hides.test.ts'],
  },
  {
    behaviour: 'a relation into a desk that one can’t read is not shown (R3)',
    file: 'lib/server/relations.ts',
    find: "can(actor, 'desk:read', relation.from.deskId) && can(actor, 'desk:read', relation.to.deskId)",
    replace: "can(actor, 'desk:read', relation.from.deskId)",
    tests: ['lib/server/hides.test.ts'],
  },
  {
    behaviour: 'the history folds the edits of one person only (R24)',
    file: 'lib/server/history.ts',
    find: 'earlier.actorId !== line.actorId || ',
    replace: '',
    tests: ['lib/server/hides.test.ts'],
  },
]
