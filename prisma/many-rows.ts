import { openFile } from '@/lib/server/db/sqlite'
import { makeArticle, makeComment, makePublishedClaim, makeTeam, type Team } from './factories'

/*
 * A desk with as many rows as one likes, for what must hold at any size: one claim is made through the commands, as people
 * would do it, and copied in the database with all that belongs to it. What is copied is like real work in size and shape;
 * the audit log's hashes are not true.
 */

export interface Amounts {
  readonly claims: number
  readonly articles: number
  readonly sources: number
  readonly agents: number
  /** Members of the desk. */
  readonly people: number
}

/** Who works on the desk. Of forty claims in a row the team's editor has made five, its reviewer decided on two; the rest is others'. */
export interface CrowdedDesk extends Team {
  readonly articleId: string
  readonly claimId: string
  readonly sourceId: string
  readonly agentId: string
}

/** Fills the database that the process has open, on the team's desk where there is one already. */
export async function makeManyRows(file: string, amounts: Amounts, on?: Team): Promise<CrowdedDesk> {
  const team = on ?? (await makeTeam())
  const article = await makeArticle(team.editor)
  const claim = await makePublishedClaim(team, article.id, {
    speaker: { name: 'Odile Marant', kind: 'person' },
    chain: [{ agent: { name: 'Odile Marant', kind: 'person' }, role: 'originator', verb: 'said', force: 'asserts' }],
  })
  await makeComment(team.reviewer, claim.id)
  const database = openFile(file)
  try {
    const copier = new Copier(database, claim.id)
    copier.fill(amounts, { editor: team.editor.personId, reviewer: team.reviewer.personId })
  } finally {
    database.close()
  }
  return { ...team, articleId: 'article-0', claimId: 'claim-0', sourceId: 'source-0', agentId: 'agent-0' }
}

interface Workers {
  readonly editor: string
  readonly reviewer: string
}

/** SQL expressions in which `n` is the number of the copy, by column. */
type Changes = Readonly<Record<string, string>>

/** States of ten claims in a row: half are public, two are in work, and one each waits for somebody. */
const STATE = `CASE n % 10 WHEN 0 THEN 'submitted' WHEN 1 THEN 'returned' WHEN 2 THEN 'approved' WHEN 3 THEN 'draft'
  WHEN 4 THEN 'draft' ELSE 'published' END`
const IS_PUBLIC = '(n % 10 > 4)'
const IS_REVIEWED = '(n % 10 IN (1, 2) OR n % 10 > 4)'

/** A minute apart, the first the newest. */
const AT = `strftime('%Y-%m-%dT%H:%M:%f+00:00', 1764547200 - 60 * n, 'unixepoch')`

class Copier {
  constructor(
    private readonly database: ReturnType<typeof openFile>,
    private readonly template: string,
  ) {}

  fill(amounts: Amounts, by: Workers): void {
    // Those that keep counts stay: the counts are true of the copies, too.
    const triggers = this.database
      .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
      .all()
      .filter(({ sql }) => !/"(?:ClaimTally|OpenThread)"/.test(sql))
    this.database.pragma('foreign_keys=OFF')
    this.database.pragma('synchronous=OFF')
    this.database.transaction(() => {
      for (const { name } of triggers) this.database.exec(`DROP TRIGGER "${name}"`)
      this.library(amounts)
      this.articles(amounts)
      this.claims(amounts, by)
      this.waiting(amounts)
      this.watched(amounts)
      for (const { sql } of triggers) this.database.exec(sql)
    })()
    this.database.pragma('wal_checkpoint(TRUNCATE)')
    const broken = this.database.pragma('foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0)
      throw new Error(`copied rows hang in the air: ${JSON.stringify(broken[0])}`)
  }

  private library({ sources, agents, people }: Amounts) {
    this.copy('Source', this.of('"id"', '"sourceId" FROM "Evidence" WHERE "claimId"'), sources, {
      id: `'source-' || n`,
      title: `'Register ' || n`,
      titleFolded: `'register ' || n`,
      updatedAt: AT,
    })
    this.copy('Agent', this.of('"id"', '"speakerId" FROM "Claim" WHERE "id"'), agents, {
      id: `'agent-' || n`,
      name: `'Speaker ' || n`,
      nameFolded: `'speaker ' || n`,
    })
    this.run(
      `INSERT INTO "AgentAlias" ("id", "agentId", "name", "nameFolded", "position")
      SELECT 'alias-' || n, 'agent-' || n, 'Alias ' || n, 'alias ' || n, 0 FROM "copies"`,
      agents,
    )
    this.copy('Person', this.of('"id"', '"createdById" FROM "Claim" WHERE "id"'), people, {
      id: `'person-' || n`,
      name: `'Member ' || n`,
      email: `'member-' || n || '@newsroom.example'`,
      emailFolded: `'member-' || n || '@newsroom.example'`,
    })
    this.copy('Membership', this.of('"personId"', '"createdById" FROM "Claim" WHERE "id"'), people, {
      id: `'membership-' || n`,
      personId: `'person-' || n`,
    })
  }

  private articles({ articles }: Amounts) {
    this.copy('Article', this.of('"id"', '"articleId" FROM "Claim" WHERE "id"'), articles, {
      id: `'article-' || n`,
      title: `'Harbour fees, part ' || n`,
      titleFolded: `'harbour fees, part ' || n`,
      slug: `'article-' || n`,
      claimCounter: '1000000',
      createdAt: AT,
      updatedAt: AT,
    })
    this.copy('ArticleVersion', this.of('"articleId"', '"articleId" FROM "Claim" WHERE "id"'), articles, {
      id: `'version-' || n`,
      articleId: `'article-' || n`,
    })
    this.copy(
      'TextBand',
      this.of('"articleVersionId"', '"articleVersionId" FROM "Appearance" WHERE "claimId"'),
      articles,
      { articleVersionId: `'version-' || n`, value: `"value" || '-' || n` },
    )
  }

  private claims({ claims, articles, agents, sources, people }: Amounts, { editor, reviewer }: Workers) {
    const author = `CASE WHEN n % 40 < 5 THEN '${editor}' ELSE 'person-' || (n % ${people}) END`
    const article = `'article-' || (n % ${articles})`
    this.copy('Claim', `"id" = '${this.template}'`, claims, {
      id: `'claim-' || n`,
      articleId: article,
      number: `n / ${articles} + 1`,
      statement: `"statement" || ' (' || n || ')'`,
      statementFolded: `"statementFolded" || ' (' || n || ')'`,
      state: STATE,
      slug: `CASE WHEN ${IS_PUBLIC} THEN 'check-' || n END`,
      publicationId: `CASE WHEN ${IS_PUBLIC} THEN 'publication-' || n END`,
      speakerId: `'agent-' || (n % ${agents})`,
      submittedById: `CASE WHEN n % 10 IN (3, 4) THEN NULL ELSE ${author} END`,
      submittedAt: `CASE WHEN n % 10 IN (3, 4) THEN NULL ELSE ${AT} END`,
      needsRecheck: 'n % 10 = 4',
      createdById: author,
      updatedAt: AT,
    })
    this.copyOfClaim(
      'Publication',
      claims,
      { id: `'publication-' || n`, slug: `'check-' || n`, record: this.record('record'), publishedAt: AT },
      IS_PUBLIC,
    )
    this.copyOfClaim(
      'PublishedCheck',
      claims,
      { publicationId: `'publication-' || n`, slug: `'check-' || n`, entry: this.record('entry'), listedAt: AT },
      IS_PUBLIC,
    )
    this.copyOfClaim('Appearance', claims, { articleId: article, articleVersionId: `'version-' || (n % ${articles})` })
    this.copyOfClaim('ChainHop', claims, { agentId: `'agent-' || (n % ${agents})` })
    this.copyOfClaim('Evidence', claims, { sourceId: `'source-' || (n % ${sources})` })
    this.copyOfClaim('Evidence', claims, {
      sourceId: `'source-' || ((n + 1) % ${sources})`,
      number: '"number" + 1',
      id: `"id" || '-second-' || n`,
    })
    this.copyOfClaim('Verdict', claims, {})
    this.copyOfClaim(
      'Review',
      claims,
      {
        decision: `CASE WHEN n % 10 = 1 THEN 'return' ELSE 'approve' END`,
        reviewerId: `CASE WHEN n % 40 IN (6, 11) THEN '${reviewer}' ELSE 'person-' || ((n + 1) % ${people}) END`,
      },
      IS_REVIEWED,
    )
    this.copyOfClaim('Comment', claims, { articleId: article, createdAt: AT }, 'n % 3 = 0')
    for (const table of this.furtherTablesOfClaims()) this.copyOfClaim(table, claims, {})
    this.run(
      `INSERT INTO "Relation" ("id", "fromId", "toId", "type", "createdById", "changedById", "updatedAt")
      SELECT 'relation-' || n, 'claim-' || n, 'claim-' || ((n + 1) % ${claims}), 'supports', '${editor}', '${editor}', ${AT}
      FROM "copies" WHERE n % 3 = 0`,
      claims,
    )
    this.run(
      `INSERT INTO "Correction" ("id", "claimId", "publicationId", "kind", "note", "changes", "createdById", "createdAt")
      SELECT 'correction-' || n, 'claim-' || n, 'publication-' || n, 'clarification', 'A word.', '[]', '${editor}', ${AT}
      FROM "copies" WHERE n % 10 = 9`,
      claims,
    )
    this.events(claims, articles)
  }

  /** Tables of what belongs to claims that this file does not name: a newer one is copied as it is. */
  private furtherTablesOfClaims(): string[] {
    const named = [
      'Publication',
      'PublishedCheck',
      'Appearance',
      'ChainHop',
      'Evidence',
      'Verdict',
      'Review',
      'Comment',
    ]
    const others = ['Correction', 'ErrorReport', 'Reanchoring', 'AuditEvent']
    return this.database
      .prepare<[], string>(
        `SELECT "table"."name" FROM sqlite_master AS "table" JOIN pragma_table_info("table"."name") AS "column"
         WHERE "table"."type" = 'table' AND "column"."name" = 'claimId'`,
      )
      .pluck()
      .all()
      .filter((table) => ![...named, ...others].includes(table))
  }

  private record(column: string) {
    return `json_set("${column}", '$.slug', 'check-' || n, '$.claim.id', 'claim-' || n)`
  }

  private events(claims: number, articles: number) {
    const head = Number(this.database.prepare('SELECT "seq" FROM "AuditHead"').pluck().get())
    this.run(
      `INSERT INTO "AuditEvent" ("seq", "at", "actorId", "actorName", "via", "command", "kind", "targetId", "deskId", "articleId", "claimId", "payloadHash", "previousHash", "hash")
      SELECT ${head} + 1 + n, ${AT}, "actorId", "actorName", "via", "command", "kind", 'claim-' || n, "deskId", 'article-' || (n % ${articles}), 'claim-' || n, "payloadHash", '', ''
      FROM "AuditEvent", "copies" WHERE "AuditEvent"."seq" = (SELECT max("seq") FROM "AuditEvent" WHERE "claimId" = '${this.template}')`,
      claims,
    )
    this.run(
      `INSERT INTO "AuditPayload" ("seq", "payload") SELECT ${head} + 1 + n, '{"before":null,"after":{"statement":"A"}}' FROM "copies"`,
      claims,
    )
    this.database.prepare('UPDATE "AuditHead" SET "seq" = "seq" + ?').run(claims)
  }

  /** What waits to be read, sent or forgotten. */
  private waiting({ claims }: Amounts) {
    const many = Math.min(claims, 10_000)
    this.run(
      `INSERT INTO "Mail" ("id", "to", "subject", "text", "language", "createdAt", "sentAt")
      SELECT 'mail-' || n, 'a@newsroom.example', 'A subject', '', 'en', ${AT}, ${AT} FROM "copies"`,
      many,
    )
    this.run(
      `INSERT INTO "ErrorReport" ("id", "claimId", "slug", "text", "createdAt")
      SELECT 'report-' || n, 'claim-' || n, 'check-' || n, 'It is not so.', ${AT} FROM "copies" WHERE ${IS_PUBLIC}`,
      many,
    )
  }

  /** Watched pages, each with its answers and a changed text: of ten, one waits for a decision. */
  private watched({ articles }: Amounts) {
    const desk = `(SELECT "deskId" FROM "Article" WHERE "id" = 'article-0')`
    const received = `(SELECT "receivedSha256" FROM "ArticleVersion" WHERE "id" = 'version-0')`
    this.run(
      `INSERT INTO "Watch" ("id", "articleId", "deskId", "nextAt", "pauseMinutes", "changedAt", "startedById", "createdAt", "updatedAt")
      SELECT 'watch-' || n, 'article-' || n, ${desk}, ${AT}, 60, ${AT}, 'person-0', ${AT}, ${AT} FROM "copies"`,
      articles,
    )
    this.run(
      `INSERT INTO "WatchAnswer" ("id", "watchId", "at", "outcome") SELECT 'answer-' || n, 'watch-' || n, ${AT}, 'same' FROM "copies"`,
      articles,
    )
    this.run(
      `INSERT INTO "ChangedPage" ("id", "deskId", "articleId", "baseVersion", "receivedSha256", "contentType", "url", "finalUrl",
        "fetchedAt", "text", "textSha256", "readSha256", "state", "decidedAt", "createdAt", "updatedAt")
      SELECT 'changed-' || n, ${desk}, 'article-' || n, 1, ${received}, 'text/html', 'https://press.org/' || n, 'https://press.org/' || n,
        ${AT}, 'A text.', 'hash-' || n, 'hash-' || n, CASE n % 10 WHEN 0 THEN 'open' ELSE 'taken' END, ${AT}, ${AT}, ${AT} FROM "copies"`,
      articles,
    )
  }

  /** The row that the claim to copy leads to. */
  private of(column: string, way: string) {
    return `${column} = (SELECT ${way} = '${this.template}' LIMIT 1)`
  }

  private copyOfClaim(table: string, count: number, changes: Changes, where = 'TRUE') {
    const own: Changes = this.columns(table).includes('id') ? { id: `"id" || '-' || n` } : {}
    this.copy(table, `"claimId" = '${this.template}'`, count, { ...own, claimId: `'claim-' || n`, ...changes }, where)
  }

  /** Copies rows `count` times, with some columns changed. */
  private copy(table: string, which: string, count: number, changes: Changes, where = 'TRUE') {
    const columns = this.columns(table)
    const values = columns.map((column) => changes[column] ?? `"${column}"`)
    this.run(
      `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
      SELECT ${values.join(', ')} FROM (SELECT * FROM "${table}" WHERE ${which}), "copies" WHERE ${where}`,
      count,
    )
  }

  private columns(table: string): string[] {
    return this.database.prepare<[string], string>('SELECT "name" FROM pragma_table_info(?)').pluck().all(table)
  }

  private run(sql: string, count: number) {
    this.database
      .prepare(
        `WITH RECURSIVE "copies"("n") AS (SELECT 0 UNION ALL SELECT n + 1 FROM "copies" WHERE n < ${count - 1}) ${sql}`,
      )
      .run()
  }
}
