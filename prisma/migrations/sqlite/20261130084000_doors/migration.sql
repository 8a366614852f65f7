-- Links stood in clear in mails that wait. Whoever needs one asks anew.
UPDATE "Mail" SET "text" = '' WHERE "text" LIKE '%/sign-in/link/%';

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN "sealed" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Mail" ADD COLUMN "linkId" TEXT;

-- AlterTable
ALTER TABLE "Key" ADD COLUMN "expiresAt" DATETIME;

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "Mail_linkId_idx" ON "Mail"("linkId");
