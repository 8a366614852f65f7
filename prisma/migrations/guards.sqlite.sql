-- What may never change, kept by the database itself. Run after every migration, because Prisma's migrations rebuild
-- tables on SQLite and lose their triggers with them. An INSERT trigger stands beside those for UPDATE and DELETE:
-- INSERT OR REPLACE would slip past them otherwise. The sample articles (demo = 1) may be removed as a whole.

DROP TRIGGER IF EXISTS "ArticleVersion_no_update";
CREATE TRIGGER "ArticleVersion_no_update" BEFORE UPDATE ON "ArticleVersion"
BEGIN SELECT RAISE(ABORT, 'an article version never changes'); END;
DROP TRIGGER IF EXISTS "ArticleVersion_no_replace";
CREATE TRIGGER "ArticleVersion_no_replace" BEFORE INSERT ON "ArticleVersion"
WHEN EXISTS (SELECT 1 FROM "ArticleVersion" WHERE "id" = NEW."id" OR ("articleId" = NEW."articleId" AND "number" = NEW."number"))
BEGIN SELECT RAISE(ABORT, 'an article version never changes'); END;
DROP TRIGGER IF EXISTS "ArticleVersion_no_delete";
CREATE TRIGGER "ArticleVersion_no_delete" BEFORE DELETE ON "ArticleVersion"
WHEN NOT EXISTS (SELECT 1 FROM "Article" WHERE "id" = OLD."articleId" AND "demo" = 1)
BEGIN SELECT RAISE(ABORT, 'an article version is never deleted'); END;

DROP TRIGGER IF EXISTS "Article_no_late_demo";
CREATE TRIGGER "Article_no_late_demo" BEFORE UPDATE OF "demo" ON "Article"
WHEN NEW."demo" > OLD."demo" AND EXISTS (SELECT 1 FROM "Claim" WHERE "articleId" = OLD."id")
BEGIN SELECT RAISE(ABORT, 'an article that was worked on does not become a sample'); END;

DROP TRIGGER IF EXISTS "Received_no_update";
CREATE TRIGGER "Received_no_update" BEFORE UPDATE ON "Received"
BEGIN SELECT RAISE(ABORT, 'received bytes never change'); END;
DROP TRIGGER IF EXISTS "Received_no_replace";
CREATE TRIGGER "Received_no_replace" BEFORE INSERT ON "Received"
WHEN EXISTS (SELECT 1 FROM "Received" WHERE "sha256" = NEW."sha256")
BEGIN SELECT RAISE(ABORT, 'received bytes never change'); END;

DROP TRIGGER IF EXISTS "Publication_no_update";
CREATE TRIGGER "Publication_no_update" BEFORE UPDATE ON "Publication"
BEGIN SELECT RAISE(ABORT, 'a published record never changes'); END;
DROP TRIGGER IF EXISTS "Publication_no_replace";
CREATE TRIGGER "Publication_no_replace" BEFORE INSERT ON "Publication"
WHEN EXISTS (SELECT 1 FROM "Publication" WHERE "id" = NEW."id" OR ("claimId" = NEW."claimId" AND "edition" = NEW."edition"))
BEGIN SELECT RAISE(ABORT, 'a published record never changes'); END;
DROP TRIGGER IF EXISTS "Publication_no_delete";
CREATE TRIGGER "Publication_no_delete" BEFORE DELETE ON "Publication"
WHEN NOT EXISTS (SELECT 1 FROM "Claim" JOIN "Article" ON "Article"."id" = "Claim"."articleId" WHERE "Claim"."id" = OLD."claimId" AND "Article"."demo" = 1)
BEGIN SELECT RAISE(ABORT, 'a published record is never deleted'); END;

-- An article with public checks is not put aside, and of one that was nothing becomes public. (rule R30)
DROP TRIGGER IF EXISTS "Article_with_checks_stays";
CREATE TRIGGER "Article_with_checks_stays" BEFORE UPDATE OF "droppedAt" ON "Article"
WHEN NEW."droppedAt" IS NOT NULL AND EXISTS (SELECT 1 FROM "Claim" WHERE "articleId" = NEW."id" AND "publicationId" IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an article with published checks is not dropped'); END;
DROP TRIGGER IF EXISTS "Publication_of_living_article";
CREATE TRIGGER "Publication_of_living_article" BEFORE INSERT ON "Publication"
WHEN EXISTS (SELECT 1 FROM "Claim" JOIN "Article" ON "Article"."id" = "Claim"."articleId" WHERE "Claim"."id" = NEW."claimId" AND "Article"."droppedAt" IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'nothing is published about a dropped article'); END;

DROP TRIGGER IF EXISTS "Correction_no_update";
CREATE TRIGGER "Correction_no_update" BEFORE UPDATE ON "Correction"
BEGIN SELECT RAISE(ABORT, 'the ledger never changes'); END;
DROP TRIGGER IF EXISTS "Correction_no_replace";
CREATE TRIGGER "Correction_no_replace" BEFORE INSERT ON "Correction"
WHEN EXISTS (SELECT 1 FROM "Correction" WHERE "id" = NEW."id")
BEGIN SELECT RAISE(ABORT, 'the ledger never changes'); END;
DROP TRIGGER IF EXISTS "Correction_no_delete";
CREATE TRIGGER "Correction_no_delete" BEFORE DELETE ON "Correction"
WHEN NOT EXISTS (SELECT 1 FROM "Claim" JOIN "Article" ON "Article"."id" = "Claim"."articleId" WHERE "Claim"."id" = OLD."claimId" AND "Article"."demo" = 1)
BEGIN SELECT RAISE(ABORT, 'the ledger is never deleted'); END;

DROP TRIGGER IF EXISTS "AuditEvent_no_update";
CREATE TRIGGER "AuditEvent_no_update" BEFORE UPDATE ON "AuditEvent"
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
DROP TRIGGER IF EXISTS "AuditEvent_no_delete";
CREATE TRIGGER "AuditEvent_no_delete" BEFORE DELETE ON "AuditEvent"
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
DROP TRIGGER IF EXISTS "AuditEvent_no_replace";
CREATE TRIGGER "AuditEvent_no_replace" BEFORE INSERT ON "AuditEvent"
WHEN EXISTS (SELECT 1 FROM "AuditEvent" WHERE "seq" = NEW."seq")
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
DROP TRIGGER IF EXISTS "AuditPayload_only_shred";
CREATE TRIGGER "AuditPayload_only_shred" BEFORE UPDATE ON "AuditPayload"
WHEN NEW."payload" IS NOT NULL OR NEW."shreddedAt" IS NULL OR NEW."seq" <> OLD."seq"
BEGIN SELECT RAISE(ABORT, 'an audit payload can only be shredded'); END;
DROP TRIGGER IF EXISTS "AuditPayload_no_delete";
CREATE TRIGGER "AuditPayload_no_delete" BEFORE DELETE ON "AuditPayload"
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
DROP TRIGGER IF EXISTS "AuditPayload_no_replace";
CREATE TRIGGER "AuditPayload_no_replace" BEFORE INSERT ON "AuditPayload"
WHEN EXISTS (SELECT 1 FROM "AuditPayload" WHERE "seq" = NEW."seq")
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

DROP TRIGGER IF EXISTS "Relation_not_to_itself";
CREATE TRIGGER "Relation_not_to_itself" BEFORE INSERT ON "Relation" WHEN NEW."fromId" = NEW."toId"
BEGIN SELECT RAISE(ABORT, 'a claim has no relation to itself'); END;

-- What a claim's record is compiled from (lib/server/claim-content/content.ts): whoever changes a row of it, by whatever command,
-- leaves the claim's id in "TouchedClaim", and the end of the command sees to its version, its contributors and its approval
-- (lib/server/claim-content/touched.ts). A column that is printed and not watched here fails a test. (rules R17, R21, R29)

DROP TRIGGER IF EXISTS "Claim_touched_by_making";
CREATE TRIGGER "Claim_touched_by_making" AFTER INSERT ON "Claim"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content", "versioned") VALUES (NEW."id", 1, 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1, "versioned" = 1;
END;
DROP TRIGGER IF EXISTS "Claim_touched";
CREATE TRIGGER "Claim_touched" AFTER UPDATE OF "statement", "language", "type", "polarity", "checkWorthiness", "speakerId", "noAuthor", "saidAt", "saidPlace", "articleId" ON "Claim"
WHEN (OLD."statement", OLD."language", OLD."type", OLD."polarity", OLD."checkWorthiness", OLD."speakerId", OLD."noAuthor", OLD."saidAt", OLD."saidPlace", OLD."articleId")
  IS NOT (NEW."statement", NEW."language", NEW."type", NEW."polarity", NEW."checkWorthiness", NEW."speakerId", NEW."noAuthor", NEW."saidAt", NEW."saidPlace", NEW."articleId")
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content") VALUES (NEW."id", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "Claim_versioned";
CREATE TRIGGER "Claim_versioned" AFTER UPDATE OF "version" ON "Claim" WHEN NEW."version" > OLD."version"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "versioned") VALUES (NEW."id", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "versioned" = 1;
END;
DROP TRIGGER IF EXISTS "Claim_touches_related";
CREATE TRIGGER "Claim_touches_related" AFTER UPDATE OF "deletedAt" ON "Claim" WHEN (OLD."deletedAt" IS NULL) <> (NEW."deletedAt" IS NULL)
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content")
  SELECT "toId", 1 FROM "Relation" WHERE "fromId" = NEW."id" AND "deletedAt" IS NULL
  UNION SELECT "fromId", 1 FROM "Relation" WHERE "toId" = NEW."id" AND "deletedAt" IS NULL
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "Claim_untouched";
CREATE TRIGGER "Claim_untouched" AFTER DELETE ON "Claim"
BEGIN DELETE FROM "TouchedClaim" WHERE "claimId" = OLD."id"; END;

-- A mark that gets another place may keep its words, and so the claim its content, unless the sentence round them is another:
-- that is for the compiler to see, which for a draft has to know where it stood.
DROP TRIGGER IF EXISTS "Appearance_touches_by_making";
CREATE TRIGGER "Appearance_touches_by_making" AFTER INSERT ON "Appearance"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "place", "content")
  VALUES (NEW."claimId", 1, NOT EXISTS (
    SELECT 1 FROM "Appearance" WHERE "claimId" = NEW."claimId" AND "id" <> NEW."id" AND "deletedAt" IS NULL AND "exact" = NEW."exact"))
  ON CONFLICT ("claimId") DO UPDATE SET "place" = 1, "content" = max("content", excluded."content");
END;
DROP TRIGGER IF EXISTS "Appearance_touches";
CREATE TRIGGER "Appearance_touches" AFTER UPDATE OF "articleId", "articleVersionId", "start", "end", "exact", "standing", "deletedAt" ON "Appearance"
WHEN (OLD."articleId", OLD."articleVersionId", OLD."start", OLD."end", OLD."exact", OLD."standing", OLD."deletedAt")
  IS NOT (NEW."articleId", NEW."articleVersionId", NEW."start", NEW."end", NEW."exact", NEW."standing", NEW."deletedAt")
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "place", "content")
  VALUES (NEW."claimId", 1, OLD."exact" <> NEW."exact" OR ((OLD."deletedAt" IS NULL) <> (NEW."deletedAt" IS NULL) AND NOT EXISTS (
    SELECT 1 FROM "Appearance" WHERE "claimId" = NEW."claimId" AND "id" <> NEW."id" AND "deletedAt" IS NULL AND "exact" = NEW."exact")))
  ON CONFLICT ("claimId") DO UPDATE SET "place" = 1, "content" = max("content", excluded."content");
  UPDATE "TouchedClaim" SET "fromVersionId" = OLD."articleVersionId", "fromStart" = OLD."start", "fromEnd" = OLD."end"
  WHERE "claimId" = NEW."claimId" AND "fromVersionId" IS NULL AND OLD."deletedAt" IS NULL AND OLD."standing" <> 'past';
END;
DROP TRIGGER IF EXISTS "Appearance_touches_by_moving";
CREATE TRIGGER "Appearance_touches_by_moving" AFTER UPDATE OF "claimId" ON "Appearance" WHEN OLD."claimId" <> NEW."claimId"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "place", "content") VALUES (OLD."claimId", 1, 1), (NEW."claimId", 1, 1)
  ON CONFLICT ("claimId") DO UPDATE SET "place" = 1, "content" = 1;
END;
DROP TRIGGER IF EXISTS "Appearance_touches_by_going";
CREATE TRIGGER "Appearance_touches_by_going" AFTER DELETE ON "Appearance"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "place", "content") VALUES (OLD."claimId", 1, 1)
  ON CONFLICT ("claimId") DO UPDATE SET "place" = 1, "content" = 1;
END;

DROP TRIGGER IF EXISTS "ChainHop_touches_by_making";
CREATE TRIGGER "ChainHop_touches_by_making" AFTER INSERT ON "ChainHop"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content") VALUES (NEW."claimId", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "ChainHop_touches";
CREATE TRIGGER "ChainHop_touches" AFTER UPDATE OF "claimId", "position", "agentId", "role", "kind", "verb", "force" ON "ChainHop"
WHEN (OLD."claimId", OLD."position", OLD."agentId", OLD."role", OLD."kind", OLD."verb", OLD."force")
  IS NOT (NEW."claimId", NEW."position", NEW."agentId", NEW."role", NEW."kind", NEW."verb", NEW."force")
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content") VALUES (OLD."claimId", 1), (NEW."claimId", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "ChainHop_touches_by_going";
CREATE TRIGGER "ChainHop_touches_by_going" AFTER DELETE ON "ChainHop"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content") VALUES (OLD."claimId", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;

DROP TRIGGER IF EXISTS "Evidence_touches_by_making";
CREATE TRIGGER "Evidence_touches_by_making" AFTER INSERT ON "Evidence"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content") VALUES (NEW."claimId", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "Evidence_touches";
CREATE TRIGGER "Evidence_touches" AFTER UPDATE OF "claimId", "number", "sourceId", "stance", "passage", "note", "noteReleased", "question", "answer", "originAgentId", "originSourceId", "hindsight", "reliability", "credibility", "deletedAt" ON "Evidence"
WHEN (OLD."claimId", OLD."number", OLD."sourceId", OLD."stance", OLD."passage", OLD."note", OLD."noteReleased", OLD."question", OLD."answer", OLD."originAgentId", OLD."originSourceId", OLD."hindsight", OLD."reliability", OLD."credibility", OLD."deletedAt")
  IS NOT (NEW."claimId", NEW."number", NEW."sourceId", NEW."stance", NEW."passage", NEW."note", NEW."noteReleased", NEW."question", NEW."answer", NEW."originAgentId", NEW."originSourceId", NEW."hindsight", NEW."reliability", NEW."credibility", NEW."deletedAt")
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content") VALUES (OLD."claimId", 1), (NEW."claimId", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "Evidence_touches_by_going";
CREATE TRIGGER "Evidence_touches_by_going" AFTER DELETE ON "Evidence"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content") VALUES (OLD."claimId", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;

DROP TRIGGER IF EXISTS "Verdict_touches_by_making";
CREATE TRIGGER "Verdict_touches_by_making" AFTER INSERT ON "Verdict"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content") VALUES (NEW."claimId", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "Verdict_touches";
CREATE TRIGGER "Verdict_touches" AFTER UPDATE OF "claimId", "kind", "rating", "scaleId", "asOf", "confidence", "justification", "createdAt", "deletedAt" ON "Verdict"
WHEN (OLD."claimId", OLD."kind", OLD."rating", OLD."scaleId", OLD."asOf", OLD."confidence", OLD."justification", OLD."createdAt", OLD."deletedAt")
  IS NOT (NEW."claimId", NEW."kind", NEW."rating", NEW."scaleId", NEW."asOf", NEW."confidence", NEW."justification", NEW."createdAt", NEW."deletedAt")
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content") VALUES (OLD."claimId", 1), (NEW."claimId", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "Verdict_touches_by_going";
CREATE TRIGGER "Verdict_touches_by_going" AFTER DELETE ON "Verdict"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content") VALUES (OLD."claimId", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "RatingScale_touches";
CREATE TRIGGER "RatingScale_touches" AFTER UPDATE OF "ratings" ON "RatingScale" WHEN OLD."ratings" <> NEW."ratings"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content")
  SELECT DISTINCT "claimId", 1 FROM "Verdict" WHERE "scaleId" = NEW."id" AND "deletedAt" IS NULL
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;

DROP TRIGGER IF EXISTS "Relation_touches_by_making";
CREATE TRIGGER "Relation_touches_by_making" AFTER INSERT ON "Relation"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content") VALUES (NEW."fromId", 1), (NEW."toId", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "Relation_touches";
CREATE TRIGGER "Relation_touches" AFTER UPDATE OF "fromId", "toId", "type", "strength", "note", "deletedAt" ON "Relation"
WHEN (OLD."fromId", OLD."toId", OLD."type", OLD."strength", OLD."note", OLD."deletedAt")
  IS NOT (NEW."fromId", NEW."toId", NEW."type", NEW."strength", NEW."note", NEW."deletedAt")
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content") VALUES (OLD."fromId", 1), (OLD."toId", 1), (NEW."fromId", 1), (NEW."toId", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "Relation_touches_by_going";
CREATE TRIGGER "Relation_touches_by_going" AFTER DELETE ON "Relation"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content") VALUES (OLD."fromId", 1), (OLD."toId", 1)
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;

DROP TRIGGER IF EXISTS "Source_touches";
CREATE TRIGGER "Source_touches" AFTER UPDATE OF "kind", "primary", "title", "url", "publisher", "publishedAt", "language", "reliability", "confidential" ON "Source"
WHEN (OLD."kind", OLD."primary", OLD."title", OLD."url", OLD."publisher", OLD."publishedAt", OLD."language", OLD."reliability", OLD."confidential")
  IS NOT (NEW."kind", NEW."primary", NEW."title", NEW."url", NEW."publisher", NEW."publishedAt", NEW."language", NEW."reliability", NEW."confidential")
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content")
  SELECT DISTINCT "claimId", 1 FROM "Evidence" WHERE "sourceId" = NEW."id" AND "deletedAt" IS NULL
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "Source_touches_as_origin";
CREATE TRIGGER "Source_touches_as_origin" AFTER UPDATE OF "title" ON "Source" WHEN OLD."title" <> NEW."title"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content")
  SELECT DISTINCT "claimId", 1 FROM "Evidence" WHERE "originSourceId" = NEW."id" AND "deletedAt" IS NULL
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
-- A copy without an address is one that a person attached; what the worker archives comes after the commit and is no content.
DROP TRIGGER IF EXISTS "Snapshot_touches_by_making";
CREATE TRIGGER "Snapshot_touches_by_making" AFTER INSERT ON "Snapshot" WHEN NEW."url" IS NULL
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content")
  SELECT DISTINCT "claimId", 1 FROM "Evidence" WHERE "sourceId" = NEW."sourceId" AND "deletedAt" IS NULL
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "Snapshot_touches";
CREATE TRIGGER "Snapshot_touches" AFTER UPDATE OF "sourceId", "receivedSha256", "url" ON "Snapshot" WHEN OLD."url" IS NULL OR NEW."url" IS NULL
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content")
  SELECT DISTINCT "claimId", 1 FROM "Evidence" WHERE "sourceId" IN (OLD."sourceId", NEW."sourceId") AND "deletedAt" IS NULL
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "Snapshot_touches_by_going";
CREATE TRIGGER "Snapshot_touches_by_going" AFTER DELETE ON "Snapshot" WHEN OLD."url" IS NULL
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content")
  SELECT DISTINCT "claimId", 1 FROM "Evidence" WHERE "sourceId" = OLD."sourceId" AND "deletedAt" IS NULL
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;

DROP TRIGGER IF EXISTS "Agent_touches";
CREATE TRIGGER "Agent_touches" AFTER UPDATE OF "name", "kind", "description", "sameAs" ON "Agent"
WHEN (OLD."name", OLD."kind", OLD."description", OLD."sameAs") IS NOT (NEW."name", NEW."kind", NEW."description", NEW."sameAs")
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content")
  SELECT "claimId", 1 FROM "ChainHop" WHERE "agentId" = NEW."id"
  UNION SELECT "id", 1 FROM "Claim" WHERE "speakerId" = NEW."id"
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;
DROP TRIGGER IF EXISTS "Agent_touches_as_origin";
CREATE TRIGGER "Agent_touches_as_origin" AFTER UPDATE OF "name" ON "Agent" WHEN OLD."name" <> NEW."name"
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content")
  SELECT DISTINCT "claimId", 1 FROM "Evidence" WHERE "originAgentId" = NEW."id" AND "deletedAt" IS NULL
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;

DROP TRIGGER IF EXISTS "Article_touches";
CREATE TRIGGER "Article_touches" AFTER UPDATE OF "title", "outlet", "byline", "language", "direction", "publishedAt", "canonicalUrl" ON "Article"
WHEN (OLD."title", OLD."outlet", OLD."byline", OLD."language", OLD."direction", OLD."publishedAt", OLD."canonicalUrl")
  IS NOT (NEW."title", NEW."outlet", NEW."byline", NEW."language", NEW."direction", NEW."publishedAt", NEW."canonicalUrl")
BEGIN
  INSERT INTO "TouchedClaim" ("claimId", "content")
  SELECT "id", 1 FROM "Claim" WHERE "articleId" = NEW."id"
  ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
END;

-- Counts of a desk's claims, so that no page counts them: filled here from the rows, and kept along with every change.
DELETE FROM "ClaimTally";
INSERT INTO "ClaimTally" ("deskId", "state", "needsRecheck", "count")
SELECT "deskId", "state", "needsRecheck", count(*) FROM "Claim" WHERE "deletedAt" IS NULL GROUP BY "deskId", "state", "needsRecheck";
DROP TRIGGER IF EXISTS "Claim_tallied_by_making";
CREATE TRIGGER "Claim_tallied_by_making" AFTER INSERT ON "Claim" WHEN NEW."deletedAt" IS NULL
BEGIN
  INSERT INTO "ClaimTally" ("deskId", "state", "needsRecheck", "count") VALUES (NEW."deskId", NEW."state", NEW."needsRecheck", 1)
  ON CONFLICT ("deskId", "state", "needsRecheck") DO UPDATE SET "count" = "count" + 1;
END;
DROP TRIGGER IF EXISTS "Claim_tallied";
CREATE TRIGGER "Claim_tallied" AFTER UPDATE OF "deskId", "state", "needsRecheck", "deletedAt" ON "Claim"
WHEN (OLD."deskId", OLD."state", OLD."needsRecheck", OLD."deletedAt" IS NULL)
  IS NOT (NEW."deskId", NEW."state", NEW."needsRecheck", NEW."deletedAt" IS NULL)
BEGIN
  UPDATE "ClaimTally" SET "count" = "count" - 1
  WHERE OLD."deletedAt" IS NULL AND "deskId" = OLD."deskId" AND "state" = OLD."state" AND "needsRecheck" = OLD."needsRecheck";
  INSERT INTO "ClaimTally" ("deskId", "state", "needsRecheck", "count")
  SELECT NEW."deskId", NEW."state", NEW."needsRecheck", 1 WHERE NEW."deletedAt" IS NULL
  ON CONFLICT ("deskId", "state", "needsRecheck") DO UPDATE SET "count" = "count" + 1;
END;
DROP TRIGGER IF EXISTS "Claim_tallied_by_going";
CREATE TRIGGER "Claim_tallied_by_going" AFTER DELETE ON "Claim" WHEN OLD."deletedAt" IS NULL
BEGIN
  UPDATE "ClaimTally" SET "count" = "count" - 1
  WHERE "deskId" = OLD."deskId" AND "state" = OLD."state" AND "needsRecheck" = OLD."needsRecheck";
END;

-- Threads that wait for those who made or submitted the claim: filled here, and kept along with every change. A deleted
-- comment takes its own with it.
DELETE FROM "OpenThread";
INSERT INTO "OpenThread" ("personId", "commentId", "deskId", "createdAt")
SELECT "Person"."id", "Comment"."id", "Claim"."deskId", "Comment"."createdAt" FROM "Comment"
JOIN "Claim" ON "Claim"."id" = "Comment"."claimId" AND "Claim"."deletedAt" IS NULL
JOIN "Person" ON "Person"."id" IN ("Claim"."createdById", "Claim"."submittedById") AND "Person"."id" <> "Comment"."createdById"
WHERE "Comment"."deletedAt" IS NULL AND "Comment"."resolvedAt" IS NULL AND "Comment"."replyToId" IS NULL;
DROP TRIGGER IF EXISTS "Comment_waits_by_making";
CREATE TRIGGER "Comment_waits_by_making" AFTER INSERT ON "Comment"
WHEN NEW."deletedAt" IS NULL AND NEW."resolvedAt" IS NULL AND NEW."replyToId" IS NULL
BEGIN
  INSERT INTO "OpenThread" ("personId", "commentId", "deskId", "createdAt")
  SELECT "Person"."id", NEW."id", "Claim"."deskId", NEW."createdAt" FROM "Claim"
  JOIN "Person" ON "Person"."id" IN ("Claim"."createdById", "Claim"."submittedById") AND "Person"."id" <> NEW."createdById"
  WHERE "Claim"."id" = NEW."claimId" AND "Claim"."deletedAt" IS NULL;
END;
DROP TRIGGER IF EXISTS "Comment_waits";
CREATE TRIGGER "Comment_waits" AFTER UPDATE OF "claimId", "resolvedAt", "deletedAt", "replyToId" ON "Comment"
BEGIN
  DELETE FROM "OpenThread" WHERE "commentId" = OLD."id";
  INSERT INTO "OpenThread" ("personId", "commentId", "deskId", "createdAt")
  SELECT "Person"."id", NEW."id", "Claim"."deskId", NEW."createdAt" FROM "Claim"
  JOIN "Person" ON "Person"."id" IN ("Claim"."createdById", "Claim"."submittedById") AND "Person"."id" <> NEW."createdById"
  WHERE "Claim"."id" = NEW."claimId" AND "Claim"."deletedAt" IS NULL
    AND NEW."deletedAt" IS NULL AND NEW."resolvedAt" IS NULL AND NEW."replyToId" IS NULL;
END;
DROP TRIGGER IF EXISTS "Claim_threads_wait";
CREATE TRIGGER "Claim_threads_wait" AFTER UPDATE OF "deskId", "createdById", "submittedById", "deletedAt" ON "Claim"
WHEN (OLD."deskId", OLD."createdById", OLD."submittedById", OLD."deletedAt" IS NULL)
  IS NOT (NEW."deskId", NEW."createdById", NEW."submittedById", NEW."deletedAt" IS NULL)
BEGIN
  DELETE FROM "OpenThread" WHERE "commentId" IN (SELECT "id" FROM "Comment" WHERE "claimId" = OLD."id");
  INSERT INTO "OpenThread" ("personId", "commentId", "deskId", "createdAt")
  SELECT "Person"."id", "Comment"."id", NEW."deskId", "Comment"."createdAt" FROM "Comment"
  JOIN "Person" ON "Person"."id" IN (NEW."createdById", NEW."submittedById") AND "Person"."id" <> "Comment"."createdById"
  WHERE "Comment"."claimId" = NEW."id" AND NEW."deletedAt" IS NULL
    AND "Comment"."deletedAt" IS NULL AND "Comment"."resolvedAt" IS NULL AND "Comment"."replyToId" IS NULL;
END;

-- Checkpoints of the audit log: only that one was kept outside is noted later.

DROP TRIGGER IF EXISTS "Checkpoint_no_update";
CREATE TRIGGER "Checkpoint_no_update" BEFORE UPDATE OF "id", "seq", "note", "createdAt" ON "Checkpoint"
BEGIN SELECT RAISE(ABORT, 'a checkpoint never changes'); END;
DROP TRIGGER IF EXISTS "Checkpoint_no_delete";
CREATE TRIGGER "Checkpoint_no_delete" BEFORE DELETE ON "Checkpoint"
BEGIN SELECT RAISE(ABORT, 'a checkpoint is never deleted'); END;
DROP TRIGGER IF EXISTS "Checkpoint_no_replace";
CREATE TRIGGER "Checkpoint_no_replace" BEFORE INSERT ON "Checkpoint"
WHEN EXISTS (SELECT 1 FROM "Checkpoint" WHERE "id" = NEW."id" OR "seq" = NEW."seq")
BEGIN SELECT RAISE(ABORT, 'a checkpoint never changes'); END;
