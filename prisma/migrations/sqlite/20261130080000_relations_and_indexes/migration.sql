-- Renaming a table is refused while a trigger names the one that it replaces; the guards are made again afterwards.
DROP TRIGGER IF EXISTS "ArticleVersion_no_delete";
DROP TRIGGER IF EXISTS "Article_no_late_demo";
DROP TRIGGER IF EXISTS "Publication_no_delete";
DROP TRIGGER IF EXISTS "Correction_no_delete";

-- What named a row that is gone: a person who left with the demo gets an account back that nobody can sign in to, so that
-- their work keeps its author; a lost origin or successor is unknown.
INSERT INTO "Person" ("id", "name", "email", "emailFolded", "disabledAt", "updatedAt")
SELECT "lost"."id",
       coalesce((SELECT "actorName" FROM "AuditEvent" WHERE "actorId" = "lost"."id" ORDER BY "seq" DESC LIMIT 1), 'Former member'),
       "lost"."id" || '@former.invalid', "lost"."id" || '@former.invalid',
       strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'), strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')
FROM (
    SELECT "createdById" AS "id" FROM "Article"
    UNION SELECT "createdById" FROM "Claim"
    UNION SELECT "submittedById" FROM "Claim"
    UNION SELECT "assignedReviewerId" FROM "Claim"
    UNION SELECT "ownerId" FROM "Source"
    UNION SELECT "reviewerId" FROM "Review"
    UNION SELECT "createdById" FROM "Comment"
) AS "lost"
WHERE "lost"."id" IS NOT NULL AND "lost"."id" NOT IN (SELECT "id" FROM "Person");
DELETE FROM "Act" WHERE "personId" NOT IN (SELECT "id" FROM "Person") OR "articleId" NOT IN (SELECT "id" FROM "Article");
UPDATE "Evidence" SET "originAgentId" = NULL WHERE "originAgentId" NOT IN (SELECT "id" FROM "Agent");
UPDATE "Evidence" SET "originSourceId" = NULL WHERE "originSourceId" NOT IN (SELECT "id" FROM "Source");
UPDATE "Agent" SET "mergedIntoId" = NULL WHERE "mergedIntoId" NOT IN (SELECT "id" FROM "Agent");
UPDATE "Reanchoring" SET "successorId" = NULL WHERE "successorId" NOT IN (SELECT "id" FROM "Appearance");
UPDATE "ErrorReport" SET "claimId" = NULL WHERE "claimId" NOT IN (SELECT "id" FROM "Claim");
UPDATE "Key" SET "deskId" = NULL, "revokedAt" = coalesce("revokedAt", strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
WHERE "deskId" NOT IN (SELECT "id" FROM "Desk");

-- DropIndex
DROP INDEX "Appearance_claimId_idx";

-- DropIndex
DROP INDEX "Correction_claimId_idx";

-- DropIndex
DROP INDEX "Snapshot_sourceId_idx";

-- DropIndex
DROP INDEX "Verdict_claimId_idx";

-- CreateTable
CREATE TABLE "PublishedCheck" (
    "claimId" TEXT NOT NULL PRIMARY KEY,
    "publicationId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "listedAt" DATETIME,
    "firstPublishedAt" DATETIME NOT NULL,
    "entry" TEXT NOT NULL,
    "rating" TEXT,
    "wordsFolded" TEXT NOT NULL,
    CONSTRAINT "PublishedCheck_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PublishedCheck_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Act" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "inverse" TEXT NOT NULL,
    "forward" TEXT NOT NULL,
    "expects" TEXT NOT NULL,
    "undone" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Act_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Act_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Act" ("articleId", "createdAt", "expects", "forward", "id", "inverse", "label", "personId", "undone") SELECT "articleId", "createdAt", "expects", "forward", "id", "inverse", "label", "personId", "undone" FROM "Act";
DROP TABLE "Act";
ALTER TABLE "new_Act" RENAME TO "Act";
CREATE INDEX "Act_personId_articleId_createdAt_idx" ON "Act"("personId", "articleId", "createdAt");
CREATE INDEX "Act_articleId_idx" ON "Act"("articleId");
CREATE INDEX "Act_createdAt_idx" ON "Act"("createdAt");
CREATE TABLE "new_Agent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deskId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameFolded" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT,
    "sameAs" TEXT,
    "mergedIntoId" TEXT,
    "createdById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "Agent_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Agent_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Agent" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Agent" ("createdAt", "createdById", "deletedAt", "description", "deskId", "id", "kind", "mergedIntoId", "name", "nameFolded", "sameAs", "updatedAt", "version") SELECT "createdAt", "createdById", "deletedAt", "description", "deskId", "id", "kind", "mergedIntoId", "name", "nameFolded", "sameAs", "updatedAt", "version" FROM "Agent";
DROP TABLE "Agent";
ALTER TABLE "new_Agent" RENAME TO "Agent";
CREATE INDEX "Agent_deskId_nameFolded_id_idx" ON "Agent"("deskId", "nameFolded", "id");
CREATE INDEX "Agent_mergedIntoId_idx" ON "Agent"("mergedIntoId");
CREATE TABLE "new_Article" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deskId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleFolded" TEXT NOT NULL,
    "outlet" TEXT,
    "byline" TEXT,
    "section" TEXT,
    "language" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "publishedAt" TEXT,
    "canonicalUrl" TEXT,
    "addressKey" TEXT,
    "publicText" TEXT NOT NULL DEFAULT 'excerpts',
    "slug" TEXT,
    "latestVersion" INTEGER NOT NULL DEFAULT 0,
    "claimCounter" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "droppedAt" DATETIME,
    "dropReason" TEXT,
    CONSTRAINT "Article_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Article_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Article" ("addressKey", "byline", "canonicalUrl", "claimCounter", "createdAt", "createdById", "demo", "deskId", "direction", "dropReason", "droppedAt", "id", "language", "latestVersion", "outlet", "publicText", "publishedAt", "section", "slug", "title", "titleFolded", "updatedAt", "version") SELECT "addressKey", "byline", "canonicalUrl", "claimCounter", "createdAt", "createdById", "demo", "deskId", "direction", "dropReason", "droppedAt", "id", "language", "latestVersion", "outlet", "publicText", "publishedAt", "section", "slug", "title", "titleFolded", "updatedAt", "version" FROM "Article";
DROP TABLE "Article";
ALTER TABLE "new_Article" RENAME TO "Article";
CREATE UNIQUE INDEX "Article_slug_key" ON "Article"("slug");
CREATE INDEX "Article_createdById_idx" ON "Article"("createdById");
CREATE INDEX "Article_addressKey_idx" ON "Article"("addressKey");
CREATE TABLE "new_Claim" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deskId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "statement" TEXT NOT NULL,
    "statementFolded" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "type" TEXT,
    "polarity" TEXT,
    "checkWorthiness" TEXT,
    "speakerId" TEXT,
    "noAuthor" BOOLEAN NOT NULL DEFAULT false,
    "saidAt" TEXT,
    "saidPlace" TEXT,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "stateReason" TEXT,
    "needsRecheck" BOOLEAN NOT NULL DEFAULT false,
    "submittedById" TEXT,
    "submittedAt" DATETIME,
    "submittedVersion" INTEGER,
    "assignedReviewerId" TEXT,
    "statementWroteId" TEXT NOT NULL,
    "statementChangedId" TEXT NOT NULL,
    "chainWroteId" TEXT,
    "chainChangedId" TEXT,
    "evidenceCounter" INTEGER NOT NULL DEFAULT 0,
    "canonical" TEXT,
    "via" TEXT NOT NULL DEFAULT '[]',
    "slug" TEXT,
    "publicationId" TEXT,
    "createdById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "Claim_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_assignedReviewerId_fkey" FOREIGN KEY ("assignedReviewerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Claim_speakerId_fkey" FOREIGN KEY ("speakerId") REFERENCES "Agent" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Claim" ("articleId", "assignedReviewerId", "canonical", "chainChangedId", "chainWroteId", "checkWorthiness", "createdAt", "createdById", "deletedAt", "deskId", "evidenceCounter", "id", "language", "needsRecheck", "noAuthor", "number", "polarity", "publicationId", "saidAt", "saidPlace", "slug", "speakerId", "state", "stateReason", "statement", "statementChangedId", "statementFolded", "statementWroteId", "submittedAt", "submittedById", "submittedVersion", "type", "updatedAt", "version", "via") SELECT "articleId", "assignedReviewerId", "canonical", "chainChangedId", "chainWroteId", "checkWorthiness", "createdAt", "createdById", "deletedAt", "deskId", "evidenceCounter", "id", "language", "needsRecheck", "noAuthor", "number", "polarity", "publicationId", "saidAt", "saidPlace", "slug", "speakerId", "state", "stateReason", "statement", "statementChangedId", "statementFolded", "statementWroteId", "submittedAt", "submittedById", "submittedVersion", "type", "updatedAt", "version", "via" FROM "Claim";
DROP TABLE "Claim";
ALTER TABLE "new_Claim" RENAME TO "Claim";
CREATE UNIQUE INDEX "Claim_slug_key" ON "Claim"("slug");
CREATE UNIQUE INDEX "Claim_publicationId_key" ON "Claim"("publicationId");
CREATE INDEX "Claim_deskId_updatedAt_id_idx" ON "Claim"("deskId", "updatedAt", "id");
CREATE INDEX "Claim_deskId_state_submittedAt_id_idx" ON "Claim"("deskId", "state", "submittedAt", "id");
CREATE INDEX "Claim_deskId_needsRecheck_updatedAt_id_idx" ON "Claim"("deskId", "needsRecheck", "updatedAt", "id");
CREATE INDEX "Claim_speakerId_updatedAt_id_idx" ON "Claim"("speakerId", "updatedAt", "id");
CREATE INDEX "Claim_createdById_updatedAt_id_idx" ON "Claim"("createdById", "updatedAt", "id");
CREATE INDEX "Claim_submittedById_updatedAt_id_idx" ON "Claim"("submittedById", "updatedAt", "id");
CREATE INDEX "Claim_assignedReviewerId_updatedAt_id_idx" ON "Claim"("assignedReviewerId", "updatedAt", "id");
CREATE UNIQUE INDEX "Claim_articleId_number_key" ON "Claim"("articleId", "number");
CREATE TABLE "new_Comment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "articleId" TEXT NOT NULL,
    "claimId" TEXT,
    "articleVersionId" TEXT,
    "start" INTEGER,
    "end" INTEGER,
    "exact" TEXT,
    "prefix" TEXT,
    "suffix" TEXT,
    "text" TEXT NOT NULL,
    "replyToId" TEXT,
    "resolvedAt" DATETIME,
    "resolvedById" TEXT,
    "createdById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "Comment_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Comment_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Comment_articleVersionId_fkey" FOREIGN KEY ("articleVersionId") REFERENCES "ArticleVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Comment_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Comment_replyToId_fkey" FOREIGN KEY ("replyToId") REFERENCES "Comment" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Comment" ("articleId", "articleVersionId", "claimId", "createdAt", "createdById", "deletedAt", "end", "exact", "id", "prefix", "replyToId", "resolvedAt", "resolvedById", "start", "suffix", "text", "updatedAt", "version") SELECT "articleId", "articleVersionId", "claimId", "createdAt", "createdById", "deletedAt", "end", "exact", "id", "prefix", "replyToId", "resolvedAt", "resolvedById", "start", "suffix", "text", "updatedAt", "version" FROM "Comment";
DROP TABLE "Comment";
ALTER TABLE "new_Comment" RENAME TO "Comment";
CREATE INDEX "Comment_articleId_createdAt_idx" ON "Comment"("articleId", "createdAt");
CREATE INDEX "Comment_claimId_createdAt_idx" ON "Comment"("claimId", "createdAt");
CREATE INDEX "Comment_articleVersionId_idx" ON "Comment"("articleVersionId");
CREATE INDEX "Comment_replyToId_idx" ON "Comment"("replyToId");
CREATE INDEX "Comment_createdById_idx" ON "Comment"("createdById");
CREATE TABLE "new_ErrorReport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "claimId" TEXT,
    "slug" TEXT,
    "text" TEXT NOT NULL,
    "contact" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" DATETIME,
    "closedById" TEXT,
    "outcome" TEXT,
    "closeReason" TEXT,
    CONSTRAINT "ErrorReport_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_ErrorReport" ("claimId", "closeReason", "closedAt", "closedById", "contact", "createdAt", "id", "outcome", "slug", "text") SELECT "claimId", "closeReason", "closedAt", "closedById", "contact", "createdAt", "id", "outcome", "slug", "text" FROM "ErrorReport";
DROP TABLE "ErrorReport";
ALTER TABLE "new_ErrorReport" RENAME TO "ErrorReport";
CREATE INDEX "ErrorReport_claimId_createdAt_idx" ON "ErrorReport"("claimId", "createdAt");
CREATE INDEX "ErrorReport_createdAt_idx" ON "ErrorReport"("createdAt");
CREATE TABLE "new_Evidence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "claimId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sourceId" TEXT NOT NULL,
    "stance" TEXT NOT NULL,
    "passage" TEXT,
    "note" TEXT,
    "question" TEXT,
    "answer" TEXT,
    "originAgentId" TEXT,
    "originSourceId" TEXT,
    "hindsight" BOOLEAN NOT NULL DEFAULT false,
    "reliability" TEXT,
    "credibility" TEXT,
    "createdById" TEXT NOT NULL,
    "changedById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "Evidence_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Evidence_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Evidence_originAgentId_fkey" FOREIGN KEY ("originAgentId") REFERENCES "Agent" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Evidence_originSourceId_fkey" FOREIGN KEY ("originSourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Evidence" ("answer", "changedById", "claimId", "createdAt", "createdById", "credibility", "deletedAt", "hindsight", "id", "note", "number", "originAgentId", "originSourceId", "passage", "question", "reliability", "sourceId", "stance", "updatedAt", "version") SELECT "answer", "changedById", "claimId", "createdAt", "createdById", "credibility", "deletedAt", "hindsight", "id", "note", "number", "originAgentId", "originSourceId", "passage", "question", "reliability", "sourceId", "stance", "updatedAt", "version" FROM "Evidence";
DROP TABLE "Evidence";
ALTER TABLE "new_Evidence" RENAME TO "Evidence";
CREATE INDEX "Evidence_sourceId_createdAt_idx" ON "Evidence"("sourceId", "createdAt");
CREATE INDEX "Evidence_originAgentId_idx" ON "Evidence"("originAgentId");
CREATE INDEX "Evidence_originSourceId_idx" ON "Evidence"("originSourceId");
CREATE UNIQUE INDEX "Evidence_claimId_number_key" ON "Evidence"("claimId", "number");
CREATE TABLE "new_Key" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "deskId" TEXT,
    "scope" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" DATETIME,
    "revokedAt" DATETIME,
    CONSTRAINT "Key_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Key_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Key" ("createdAt", "demo", "deskId", "id", "lastUsedAt", "name", "personId", "revokedAt", "scope", "secretHash", "version") SELECT "createdAt", "demo", "deskId", "id", "lastUsedAt", "name", "personId", "revokedAt", "scope", "secretHash", "version" FROM "Key";
DROP TABLE "Key";
ALTER TABLE "new_Key" RENAME TO "Key";
CREATE UNIQUE INDEX "Key_secretHash_key" ON "Key"("secretHash");
CREATE INDEX "Key_personId_idx" ON "Key"("personId");
CREATE TABLE "new_Reanchoring" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "articleId" TEXT NOT NULL,
    "claimId" TEXT NOT NULL,
    "appearanceId" TEXT NOT NULL,
    "toVersionId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "score" REAL NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "candidates" TEXT NOT NULL DEFAULT '[]',
    "decision" TEXT,
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    "successorId" TEXT,
    "recheck" TEXT NOT NULL DEFAULT '[]',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Reanchoring_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Reanchoring_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Reanchoring_appearanceId_fkey" FOREIGN KEY ("appearanceId") REFERENCES "Appearance" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Reanchoring_successorId_fkey" FOREIGN KEY ("successorId") REFERENCES "Appearance" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Reanchoring_toVersionId_fkey" FOREIGN KEY ("toVersionId") REFERENCES "ArticleVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Reanchoring" ("appearanceId", "articleId", "candidates", "claimId", "createdAt", "decidedAt", "decidedById", "decision", "end", "id", "outcome", "recheck", "score", "start", "successorId", "toVersionId") SELECT "appearanceId", "articleId", "candidates", "claimId", "createdAt", "decidedAt", "decidedById", "decision", "end", "id", "outcome", "recheck", "score", "start", "successorId", "toVersionId" FROM "Reanchoring";
DROP TABLE "Reanchoring";
ALTER TABLE "new_Reanchoring" RENAME TO "Reanchoring";
CREATE INDEX "Reanchoring_articleId_idx" ON "Reanchoring"("articleId");
CREATE INDEX "Reanchoring_claimId_idx" ON "Reanchoring"("claimId");
CREATE INDEX "Reanchoring_toVersionId_idx" ON "Reanchoring"("toVersionId");
CREATE INDEX "Reanchoring_successorId_idx" ON "Reanchoring"("successorId");
CREATE UNIQUE INDEX "Reanchoring_appearanceId_toVersionId_key" ON "Reanchoring"("appearanceId", "toVersionId");
CREATE TABLE "new_Review" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "claimId" TEXT NOT NULL,
    "claimVersion" INTEGER NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "rating" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voidedAt" DATETIME,
    "voidedById" TEXT,
    CONSTRAINT "Review_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Review_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Review" ("claimId", "claimVersion", "createdAt", "decision", "id", "rating", "reason", "reviewerId", "voidedAt", "voidedById") SELECT "claimId", "claimVersion", "createdAt", "decision", "id", "rating", "reason", "reviewerId", "voidedAt", "voidedById" FROM "Review";
DROP TABLE "Review";
ALTER TABLE "new_Review" RENAME TO "Review";
CREATE INDEX "Review_claimId_createdAt_idx" ON "Review"("claimId", "createdAt");
CREATE INDEX "Review_reviewerId_createdAt_idx" ON "Review"("reviewerId", "createdAt");
CREATE TABLE "new_Source" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deskId" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'document',
    "primary" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT NOT NULL,
    "titleFolded" TEXT NOT NULL,
    "url" TEXT,
    "publisher" TEXT,
    "publishedAt" TEXT,
    "language" TEXT,
    "reliability" TEXT,
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "identityCipher" TEXT,
    "ownerId" TEXT NOT NULL,
    "changedById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "Source_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Source_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Source" ("changedById", "confidential", "createdAt", "deletedAt", "deskId", "id", "identityCipher", "kind", "language", "ownerId", "primary", "publishedAt", "publisher", "reliability", "title", "titleFolded", "updatedAt", "url", "version") SELECT "changedById", "confidential", "createdAt", "deletedAt", "deskId", "id", "identityCipher", "kind", "language", "ownerId", "primary", "publishedAt", "publisher", "reliability", "title", "titleFolded", "updatedAt", "url", "version" FROM "Source";
DROP TABLE "Source";
ALTER TABLE "new_Source" RENAME TO "Source";
CREATE INDEX "Source_deskId_updatedAt_id_idx" ON "Source"("deskId", "updatedAt", "id");
CREATE INDEX "Source_ownerId_idx" ON "Source"("ownerId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "PublishedCheck_publicationId_key" ON "PublishedCheck"("publicationId");

-- CreateIndex
CREATE INDEX "PublishedCheck_listedAt_claimId_idx" ON "PublishedCheck"("listedAt", "claimId");

-- CreateIndex
CREATE INDEX "PublishedCheck_rating_listedAt_claimId_idx" ON "PublishedCheck"("rating", "listedAt", "claimId");

-- CreateIndex
CREATE INDEX "Appearance_claimId_createdAt_idx" ON "Appearance"("claimId", "createdAt");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_seq_idx" ON "AuditEvent"("actorId", "seq");

-- CreateIndex
CREATE INDEX "Correction_claimId_createdAt_idx" ON "Correction"("claimId", "createdAt");

-- CreateIndex
CREATE INDEX "Correction_publicationId_idx" ON "Correction"("publicationId");

-- CreateIndex
CREATE INDEX "Correction_createdAt_id_idx" ON "Correction"("createdAt", "id");

-- CreateIndex
CREATE INDEX "IdempotentAnswer_createdAt_idx" ON "IdempotentAnswer"("createdAt");

-- CreateIndex
CREATE INDEX "Mail_createdAt_id_idx" ON "Mail"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Mail_sentAt_idx" ON "Mail"("sentAt");

-- CreateIndex
CREATE INDEX "OneTimeLink_expiresAt_idx" ON "OneTimeLink"("expiresAt");

-- CreateIndex
CREATE INDEX "Publication_publishedAt_idx" ON "Publication"("publishedAt");

-- CreateIndex
CREATE INDEX "RateLimit_expiresAt_idx" ON "RateLimit"("expiresAt");

-- CreateIndex
CREATE INDEX "Snapshot_sourceId_takenAt_idx" ON "Snapshot"("sourceId", "takenAt");

-- CreateIndex
CREATE INDEX "Snapshot_receivedSha256_idx" ON "Snapshot"("receivedSha256");

-- CreateIndex
CREATE INDEX "Verdict_claimId_createdAt_idx" ON "Verdict"("claimId", "createdAt");

-- CreateIndex
CREATE INDEX "Verdict_scaleId_idx" ON "Verdict"("scaleId");

-- Partial indexes, which schema.prisma can't say: lists and counts of the living.
CREATE INDEX "Claim_living_by_state" ON "Claim"("deskId", "state", "updatedAt", "id") WHERE "deletedAt" IS NULL;
CREATE INDEX "Article_living" ON "Article"("deskId", "createdAt", "id") WHERE "droppedAt" IS NULL;
CREATE INDEX "Article_dropped" ON "Article"("deskId", "createdAt", "id") WHERE "droppedAt" IS NOT NULL;
CREATE INDEX "Evidence_living_of_claim" ON "Evidence"("claimId") WHERE "deletedAt" IS NULL;
CREATE INDEX "Evidence_living_of_source" ON "Evidence"("sourceId", "claimId") WHERE "deletedAt" IS NULL;
CREATE INDEX "Comment_open" ON "Comment"("claimId", "createdAt") WHERE "deletedAt" IS NULL AND "resolvedAt" IS NULL AND "replyToId" IS NULL;
CREATE INDEX "Capture_waiting" ON "Capture"("requestedAt") WHERE "doneAt" IS NULL;
CREATE INDEX "Mail_waiting" ON "Mail"("createdAt") WHERE "sentAt" IS NULL;
