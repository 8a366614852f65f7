-- AlterTable
ALTER TABLE "Article" ADD COLUMN "addressKey" TEXT;

-- CreateTable
CREATE TABLE "TextBand" (
    "articleVersionId" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("articleVersionId", "value"),
    CONSTRAINT "TextBand_articleVersionId_fkey" FOREIGN KEY ("articleVersionId") REFERENCES "ArticleVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "TextBand_value_idx" ON "TextBand"("value");

-- CreateIndex
CREATE INDEX "Article_addressKey_idx" ON "Article"("addressKey");
