-- Watching the pages of articles (rules R7, R11): what is asked when, what was seen, and changed texts until a person decides.
ALTER TABLE "Desk" ADD COLUMN "watching" TEXT;

CREATE TABLE "Watch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "articleId" TEXT NOT NULL,
    "deskId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'watching',
    "nextAt" DATETIME,
    "pauseMinutes" INTEGER NOT NULL,
    "askedById" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "missingSince" DATETIME,
    "changedAt" DATETIME NOT NULL,
    "seenAt" DATETIME,
    "outcome" TEXT,
    "status" INTEGER,
    "finalUrl" TEXT,
    "seenSha256" TEXT,
    "etag" TEXT,
    "lastModified" TEXT,
    "seenVersion" INTEGER,
    "startedById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Watch_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Watch_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Watch_articleId_key" ON "Watch"("articleId");
CREATE INDEX "Watch_nextAt_idx" ON "Watch"("nextAt");
CREATE INDEX "Watch_askedById_nextAt_idx" ON "Watch"("askedById", "nextAt");
CREATE INDEX "Watch_deskId_createdAt_id_idx" ON "Watch"("deskId", "createdAt", "id");

CREATE TABLE "WatchAnswer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "watchId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "outcome" TEXT NOT NULL,
    "status" INTEGER,
    "finalUrl" TEXT,
    CONSTRAINT "WatchAnswer_watchId_fkey" FOREIGN KEY ("watchId") REFERENCES "Watch" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "WatchAnswer_watchId_at_idx" ON "WatchAnswer"("watchId", "at");
CREATE INDEX "WatchAnswer_at_idx" ON "WatchAnswer"("at");

CREATE TABLE "ChangedPage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deskId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "baseVersion" INTEGER NOT NULL,
    "receivedSha256" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "finalUrl" TEXT NOT NULL,
    "fetchedAt" DATETIME NOT NULL,
    "text" TEXT NOT NULL,
    "textSha256" TEXT NOT NULL,
    "readSha256" TEXT NOT NULL,
    "title" TEXT,
    "restored" TEXT NOT NULL DEFAULT '[]',
    "doubts" TEXT NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL DEFAULT 'open',
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "ChangedPage_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ChangedPage_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ChangedPage_receivedSha256_fkey" FOREIGN KEY ("receivedSha256") REFERENCES "Received" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "ChangedPage_deskId_createdAt_id_idx" ON "ChangedPage"("deskId", "createdAt", "id");
CREATE INDEX "ChangedPage_articleId_createdAt_idx" ON "ChangedPage"("articleId", "createdAt");
CREATE INDEX "ChangedPage_receivedSha256_idx" ON "ChangedPage"("receivedSha256");
CREATE INDEX "ChangedPage_decidedAt_idx" ON "ChangedPage"("decidedAt");
-- One open text per article, and the open ones of a desk.
CREATE UNIQUE INDEX "ChangedPage_one_open" ON "ChangedPage"("articleId") WHERE "state" = 'open';
CREATE INDEX "ChangedPage_open" ON "ChangedPage"("deskId", "createdAt", "id") WHERE "state" = 'open';

CREATE TABLE "WatchedHost" (
    "host" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT,
    "heldUntil" DATETIME,
    "notBefore" DATETIME,
    "robots" TEXT,
    "robotsAt" DATETIME
);
