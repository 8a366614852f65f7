ALTER TABLE "Comment" ADD COLUMN "broughtFrom" TEXT;
ALTER TABLE "Comment" ADD COLUMN "writerAddress" TEXT;
ALTER TABLE "Comment" ADD COLUMN "rewordedAt" DATETIME;
ALTER TABLE "Comment" ADD COLUMN "sourceId" TEXT;

-- What came with a file before its source was kept.
UPDATE "Comment" SET "broughtFrom" = '' WHERE "writtenBy" IS NOT NULL OR "writtenAt" IS NOT NULL;
