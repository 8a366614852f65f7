-- AlterTable
ALTER TABLE "Newsroom" ADD COLUMN "importHosts" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Snapshot" ADD COLUMN "finalUrl" TEXT;
ALTER TABLE "Snapshot" ADD COLUMN "text" TEXT;

-- CreateTable
CREATE TABLE "Capture" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sourceId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "requestedById" TEXT NOT NULL,
    "requestedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "triedAt" DATETIME,
    "doneAt" DATETIME,
    "outcome" TEXT,
    CONSTRAINT "Capture_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Capture_sourceId_requestedAt_idx" ON "Capture"("sourceId", "requestedAt");

-- CreateIndex
CREATE INDEX "Capture_doneAt_idx" ON "Capture"("doneAt");
