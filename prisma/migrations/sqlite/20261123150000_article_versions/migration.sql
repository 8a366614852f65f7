-- AlterTable
ALTER TABLE "Appearance" ADD COLUMN "standing" TEXT NOT NULL DEFAULT 'current';

-- AlterTable
ALTER TABLE "Verdict" ADD COLUMN "needsRecheck" BOOLEAN NOT NULL DEFAULT false;

-- The flag was the claim's alone before: then any of its verdicts may be meant.
UPDATE "Verdict" SET "needsRecheck" = true
WHERE "deletedAt" IS NULL AND "claimId" IN (SELECT "id" FROM "Claim" WHERE "needsRecheck" = true);

-- CreateTable
CREATE TABLE "Reanchoring" (
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
    CONSTRAINT "Reanchoring_appearanceId_fkey" FOREIGN KEY ("appearanceId") REFERENCES "Appearance" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Reanchoring_toVersionId_fkey" FOREIGN KEY ("toVersionId") REFERENCES "ArticleVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Appearance_articleVersionId_idx" ON "Appearance"("articleVersionId");

-- CreateIndex
CREATE INDEX "Reanchoring_articleId_idx" ON "Reanchoring"("articleId");

-- CreateIndex
CREATE INDEX "Reanchoring_claimId_idx" ON "Reanchoring"("claimId");

-- CreateIndex
CREATE INDEX "Reanchoring_toVersionId_idx" ON "Reanchoring"("toVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "Reanchoring_appearanceId_toVersionId_key" ON "Reanchoring"("appearanceId", "toVersionId");
