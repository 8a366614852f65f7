import { inEnglish } from './refusals/english'
import { type InputFault, say, type Sentence } from './refusals/sentence'

/**
 * The few ways in which the product says no. Made in lib, mapped once at each edge (HTTP problem, exit code, page), which says the
 * sentence in the language of who asks. `message` is it in English.
 */
export abstract class Refusal extends Error {
  constructor(readonly sentence: Sentence) {
    super(inEnglish(sentence))
  }
  abstract readonly status: number
  /** Stable word for programs; the catalogue has a translation under `errors`. */
  abstract readonly code: string
  override get name(): string {
    return this.constructor.name
  }
}

export class InvalidInput extends Refusal {
  readonly status = 422
  readonly code = 'invalid'
  constructor(
    sentence: Sentence,
    readonly faults: readonly InputFault[] = [],
  ) {
    super(sentence)
  }
}

export class NotSignedIn extends Refusal {
  readonly status = 401
  readonly code = 'not-signed-in'
  constructor(sentence = say('http.not-signed-in')) {
    super(sentence)
  }
}

export class Forbidden extends Refusal {
  readonly status = 403
  readonly code = 'forbidden'
}

/** It does not exist, or the viewer may not know that it exists. */
export class NotFound extends Refusal {
  readonly status = 404
  readonly code = 'not-found'
  constructor(sentence = say('http.nothing-here')) {
    super(sentence)
  }
}

/** Not possible in the present state; `current` tells what that is. */
export class Conflict extends Refusal {
  readonly status = 409
  readonly code = 'conflict'
  constructor(
    sentence: Sentence,
    readonly current?: Readonly<Record<string, string | number | boolean | null>>,
  ) {
    super(sentence)
  }
}

/** What is brought in is here already, as one article or more. */
export class KnownArticle extends Conflict {
  constructor(readonly known: readonly { readonly id: string; readonly title: string }[]) {
    super(say('articles.known'))
  }
}

/** The caller saw an older version than the one stored. (rule R24) */
export class Stale extends Refusal {
  readonly status = 412
  readonly code = 'stale'
  constructor(readonly currentVersion: number) {
    super(say('http.stale'))
  }
}

/** A change that must name the version it was based on didn't. */
export class VersionRequired extends Refusal {
  readonly status = 428
  readonly code = 'version-required'
  constructor(sentence = say('http.version-required')) {
    super(sentence)
  }
}

export class TooLarge extends Refusal {
  readonly status = 413
  readonly code = 'too-large'
}

/** A body that didn't arrive in time. */
export class TooSlow extends Refusal {
  readonly status = 408
  readonly code = 'too-slow'
}

export class WrongType extends Refusal {
  readonly status = 415
  readonly code = 'wrong-type'
}

export class TooManyRequests extends Refusal {
  readonly status = 429
  readonly code = 'too-many'
  constructor(
    sentence: Sentence,
    readonly retryAfterSeconds: number,
  ) {
    super(sentence)
  }
}

/** A rule of the gate fails. (rule R20) */
export class GateClosed extends Refusal {
  readonly status = 422
  readonly code = 'gate-closed'
  constructor(readonly failing: readonly { readonly rule: string; readonly sentence: Sentence }[]) {
    super(say('review.gate-closed'))
  }
}

/** The product is going to have it, and says plainly that it hasn't yet. */
export class NotAvailable extends Refusal {
  readonly status = 501
  readonly code = 'not-available'
}

export class Overloaded extends Refusal {
  readonly status = 503
  readonly code = 'overloaded'
  constructor(
    readonly retryAfterSeconds = 2,
    sentence = say('http.too-many-changes'),
  ) {
    super(sentence)
  }
}

/** The disk that holds the database fails, or may not be written. */
export class StorageFails extends Refusal {
  readonly status = 503
  readonly code = 'storage-fails'
  readonly retryAfterSeconds = 30
  constructor() {
    super(say('http.disk-fails'))
  }
}

/** The file of a secret is gone with which something was sealed: nothing can be sealed or opened without it. */
export class SecretMissing extends Refusal {
  readonly status = 503
  readonly code = 'secret-missing'
  constructor() {
    super(say('http.key-missing'))
  }
}

/** The disk that holds the database has no room left. */
export class StorageFull extends Refusal {
  readonly status = 507
  readonly code = 'storage-full'
  constructor() {
    super(say('http.disk-full'))
  }
}
