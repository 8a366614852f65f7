-- Every page of an index that a save touches is written to the disk with it. (decision 024)

-- Columns that are empty for most claims: a claim without a value is not in the index.
DROP INDEX "Claim_speakerId_updatedAt_id_idx";
CREATE INDEX "Claim_speakerId_updatedAt_id_idx" ON "Claim"("speakerId", "updatedAt", "id") WHERE "speakerId" IS NOT NULL;
DROP INDEX "Claim_submittedById_updatedAt_id_idx";
CREATE INDEX "Claim_submittedById_updatedAt_id_idx" ON "Claim"("submittedById", "updatedAt", "id") WHERE "submittedById" IS NOT NULL;
DROP INDEX "Claim_assignedReviewerId_updatedAt_id_idx";
CREATE INDEX "Claim_assignedReviewerId_updatedAt_id_idx" ON "Claim"("assignedReviewerId", "updatedAt", "id") WHERE "assignedReviewerId" IS NOT NULL;
DROP INDEX "Claim_slug_key";
CREATE UNIQUE INDEX "Claim_slug_key" ON "Claim"("slug") WHERE "slug" IS NOT NULL;
DROP INDEX "Claim_publicationId_key";
CREATE UNIQUE INDEX "Claim_publicationId_key" ON "Claim"("publicationId") WHERE "publicationId" IS NOT NULL;

-- Those that need a re-check have an index of their own ("Claim_to_recheck"); the others are nearly all claims of a desk.
DROP INDEX "Claim_deskId_needsRecheck_updatedAt_id_idx";

-- One index for a person's acts in an article and for all acts of an article.
DROP INDEX "Act_personId_articleId_createdAt_idx";
DROP INDEX "Act_articleId_idx";
CREATE INDEX "Act_articleId_personId_undone_createdAt_id_idx" ON "Act"("articleId", "personId", "undone", "createdAt", "id");

-- Written and emptied by every save: one page instead of two.
CREATE TABLE "new_TouchedClaim" (
    "claimId" TEXT NOT NULL PRIMARY KEY,
    "content" BOOLEAN NOT NULL DEFAULT false,
    "place" BOOLEAN NOT NULL DEFAULT false,
    "versioned" BOOLEAN NOT NULL DEFAULT false,
    "fromVersionId" TEXT,
    "fromStart" INTEGER,
    "fromEnd" INTEGER
) WITHOUT ROWID;
INSERT INTO "new_TouchedClaim" ("claimId", "content", "place", "versioned", "fromVersionId", "fromStart", "fromEnd")
SELECT "claimId", "content", "place", "versioned", "fromVersionId", "fromStart", "fromEnd" FROM "TouchedClaim";
DROP TABLE "TouchedClaim";
ALTER TABLE "new_TouchedClaim" RENAME TO "TouchedClaim";
