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
