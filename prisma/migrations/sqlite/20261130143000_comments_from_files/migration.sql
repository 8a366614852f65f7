-- Who wrote a comment that came with a file, when, and who closed its thread there.
ALTER TABLE "Comment" ADD COLUMN "writtenBy" TEXT;
ALTER TABLE "Comment" ADD COLUMN "writtenAt" DATETIME;
ALTER TABLE "Comment" ADD COLUMN "closedBy" TEXT;

-- A file of annotations knows other articles by their text.
CREATE INDEX "ArticleVersion_textSha256_idx" ON "ArticleVersion"("textSha256");
