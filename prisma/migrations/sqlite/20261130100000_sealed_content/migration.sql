-- What is published is what was approved: the hash of the content that was handed in, named by approval and publication.
ALTER TABLE "Claim" ADD COLUMN "sealedHash" TEXT;
ALTER TABLE "Review" ADD COLUMN "contentHash" TEXT;
ALTER TABLE "Publication" ADD COLUMN "contentHash" TEXT;

-- CreateTable
CREATE TABLE "Contribution" (
    "claimId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 0,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("claimId", "edition", "personId"),
    CONSTRAINT "Contribution_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Contribution_personId_edition_idx" ON "Contribution"("personId", "edition");

-- CreateTable
CREATE TABLE "TouchedClaim" (
    "claimId" TEXT NOT NULL PRIMARY KEY,
    "content" BOOLEAN NOT NULL DEFAULT false,
    "place" BOOLEAN NOT NULL DEFAULT false,
    "versioned" BOOLEAN NOT NULL DEFAULT false
);

-- Who contributed so far, as far as the rows tell. Of a claim that was not changed since it was published, to that edition.
INSERT INTO "Contribution" ("claimId", "personId", "edition", "at")
SELECT "Claim"."id", "part"."personId",
       CASE WHEN "Claim"."state" IN ('published', 'retracted')
            THEN (SELECT count(*) FROM "Publication" WHERE "Publication"."claimId" = "Claim"."id") ELSE 0 END,
       "Claim"."updatedAt"
FROM (
    SELECT "id" AS "claimId", "statementWroteId" AS "personId" FROM "Claim"
    UNION SELECT "id", "statementChangedId" FROM "Claim"
    UNION SELECT "id", "chainWroteId" FROM "Claim"
    UNION SELECT "id", "chainChangedId" FROM "Claim"
    UNION SELECT "id", "submittedById" FROM "Claim"
    UNION SELECT "claimId", "createdById" FROM "Appearance"
    UNION SELECT "claimId", "changedById" FROM "Appearance"
    UNION SELECT "claimId", "createdById" FROM "Evidence"
    UNION SELECT "claimId", "changedById" FROM "Evidence"
    UNION SELECT "claimId", "createdById" FROM "Verdict"
    UNION SELECT "claimId", "changedById" FROM "Verdict"
    UNION SELECT "fromId", "createdById" FROM "Relation"
    UNION SELECT "fromId", "changedById" FROM "Relation"
    UNION SELECT "toId", "createdById" FROM "Relation"
    UNION SELECT "toId", "changedById" FROM "Relation"
) AS "part"
JOIN "Claim" ON "Claim"."id" = "part"."claimId"
WHERE "part"."personId" IS NOT NULL;

-- What was handed in, approved or published before there were seals is sealed as it is, at the first start.
INSERT INTO "TouchedClaim" ("claimId")
SELECT "id" FROM "Claim" WHERE "state" IN ('submitted', 'second-verdict', 'adjudication', 'approved', 'published');

-- Contributions say it now.
ALTER TABLE "Claim" DROP COLUMN "statementWroteId";
ALTER TABLE "Claim" DROP COLUMN "statementChangedId";
ALTER TABLE "Claim" DROP COLUMN "chainWroteId";
ALTER TABLE "Claim" DROP COLUMN "chainChangedId";
