-- A note on evidence from a confidential source stays inside the newsroom unless it is released.
ALTER TABLE "Evidence" ADD COLUMN "noteReleased" BOOLEAN NOT NULL DEFAULT false;

-- Claims that were handed in with such a note tell another record now: the first start takes them back to draft.
INSERT INTO "TouchedClaim" ("claimId", "content")
SELECT DISTINCT "Evidence"."claimId", 1 FROM "Evidence"
JOIN "Source" ON "Source"."id" = "Evidence"."sourceId" AND "Source"."confidential" = 1
WHERE "Evidence"."note" IS NOT NULL AND "Evidence"."deletedAt" IS NULL
ON CONFLICT ("claimId") DO UPDATE SET "content" = 1;
