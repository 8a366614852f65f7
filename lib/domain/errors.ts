/**
 * The few ways in which the product says no. Made in lib, mapped once at each edge (HTTP problem, exit code, page).
 * A message is a whole sentence for people: what happened, what was kept, what to do.
 */
export abstract class Refusal extends Error {
  abstract readonly status: number
  /** Stable word for programs; the catalogue has a translation under `errors`. */
  abstract readonly code: string
  override get name(): string {
    return this.constructor.name
  }
}

/** One fault of an input: where (JSON pointer) and what. */
export interface InputFault {
  readonly pointer: string
  readonly message: string
}

export class InvalidInput extends Refusal {
  readonly status = 422
  readonly code = 'invalid'
  constructor(
    message: string,
    readonly faults: readonly InputFault[] = [],
  ) {
    super(message)
  }
}

export class NotSignedIn extends Refusal {
  readonly status = 401
  readonly code = 'not-signed-in'
  constructor(message = 'Sign in to go on. What you typed is kept.') {
    super(message)
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
  constructor(message = 'There is nothing here that you may see. Check the address, or go back.') {
    super(message)
  }
}

/** Not possible in the present state; `current` tells what that is. */
export class Conflict extends Refusal {
  readonly status = 409
  readonly code = 'conflict'
  constructor(
    message: string,
    readonly current?: Readonly<Record<string, string | number | boolean | null>>,
  ) {
    super(message)
  }
}

/** What is brought in is here already, as one article or more. */
export class KnownArticle extends Conflict {
  constructor(readonly known: readonly { readonly id: string; readonly title: string }[]) {
    super(
      'This article is here already. Nothing was imported; open it, add the text as its next version, or import it all the same with known: "import".',
    )
  }
}

/** The caller saw an older version than the one stored. (rule R24) */
export class Stale extends Refusal {
  readonly status = 412
  readonly code = 'stale'
  constructor(readonly currentVersion: number) {
    super('Somebody changed this since you read it. Nothing of yours was saved; read it again and repeat the change.')
  }
}

/** A change that must name the version it was based on didn't. */
export class VersionRequired extends Refusal {
  readonly status = 428
  readonly code = 'version-required'
  constructor(sentence = 'Say which version you saw: send its ETag as If-Match.') {
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
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(message)
  }
}

/** A rule of the gate fails. (rule R20) */
export class GateClosed extends Refusal {
  readonly status = 422
  readonly code = 'gate-closed'
  constructor(readonly failing: readonly { readonly rule: string; readonly message: string }[]) {
    super('The checklist is not complete. Nothing was published; mend the points below.')
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
    message = 'Too many changes are waiting. Nothing was saved; try again in a moment.',
  ) {
    super(message)
  }
}

/** The disk that holds the database fails, or may not be written. */
export class StorageFails extends Refusal {
  readonly status = 503
  readonly code = 'storage-fails'
  readonly retryAfterSeconds = 30
  constructor() {
    super(
      'The disk that holds the database can’t be read or written. Nothing was saved; keep what you typed, and tell the administrator.',
    )
  }
}

/** The file of a secret is gone with which something was sealed: nothing can be sealed or opened without it. */
export class SecretMissing extends Refusal {
  readonly status = 503
  readonly code = 'secret-missing'
  constructor() {
    super(
      'The key of confidential names is missing on the server. Nothing was saved; keep what you typed, and tell the administrator, whom stet doctor tells what to do.',
    )
  }
}

/** The disk that holds the database has no room left. */
export class StorageFull extends Refusal {
  readonly status = 507
  readonly code = 'storage-full'
  constructor() {
    super('The disk is full. Nothing was saved; keep what you typed, and ask the administrator to make room.')
  }
}
