-- Counts of a desk's claims and the open threads of a person, kept beside the rows by triggers. The guards fill both.
CREATE TABLE "ClaimTally" (
    "deskId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "needsRecheck" BOOLEAN NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("deskId", "state", "needsRecheck"),
    CONSTRAINT "ClaimTally_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE "OpenThread" (
    "personId" TEXT NOT NULL,
    "commentId" TEXT NOT NULL,
    "deskId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "commentId"),
    CONSTRAINT "OpenThread_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OpenThread_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OpenThread_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "OpenThread_personId_deskId_createdAt_commentId_idx" ON "OpenThread"("personId", "deskId", "createdAt", "commentId");
CREATE INDEX "OpenThread_commentId_idx" ON "OpenThread"("commentId");

-- What a person has decided, newest first, with the claim it was about.
DROP INDEX "Review_reviewerId_createdAt_idx";
CREATE INDEX "Review_reviewerId_createdAt_claimId_idx" ON "Review"("reviewerId", "createdAt", "claimId");

-- The sample article of a desk, without going through the others.
CREATE INDEX "Article_sample" ON "Article"("deskId", "createdAt") WHERE "demo" = 1 AND "droppedAt" IS NULL;

-- Submitted claims that are not open to a reviewer: those they handed in, and those assigned to somebody else.
CREATE INDEX "Claim_submitted_by" ON "Claim"("submittedById", "submittedAt", "id") WHERE "state" = 'submitted' AND "deletedAt" IS NULL;
CREATE INDEX "Claim_assigned" ON "Claim"("deskId", "submittedAt", "id") WHERE "state" = 'submitted' AND "deletedAt" IS NULL AND "assignedReviewerId" IS NOT NULL;
