-- Where a claim stood before a command gave it another place in the text: a draft has no seal to compare with.
ALTER TABLE "TouchedClaim" ADD COLUMN "fromVersionId" TEXT;
ALTER TABLE "TouchedClaim" ADD COLUMN "fromStart" INTEGER;
ALTER TABLE "TouchedClaim" ADD COLUMN "fromEnd" INTEGER;

-- Acts about a verdict name its claim, no longer its row. Older ones can't be taken back any more.
DELETE FROM "Act" WHERE "expects" LIKE '%"kind":"verdict"%';
