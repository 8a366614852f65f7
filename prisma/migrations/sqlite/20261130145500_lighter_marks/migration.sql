-- Rows that are all key: kept in the key's own tree, a save writes one page of them instead of two. (decision 024)

CREATE TABLE "new_Contribution" (
    "claimId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 0,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("claimId", "edition", "personId"),
    CONSTRAINT "Contribution_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;
INSERT INTO "new_Contribution" ("claimId", "personId", "edition", "at")
SELECT "claimId", "personId", "edition", "at" FROM "Contribution";
DROP TABLE "Contribution";
ALTER TABLE "new_Contribution" RENAME TO "Contribution";
CREATE INDEX "Contribution_personId_edition_idx" ON "Contribution"("personId", "edition");

CREATE TABLE "new_ClaimTally" (
    "deskId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "needsRecheck" BOOLEAN NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("deskId", "state", "needsRecheck"),
    CONSTRAINT "ClaimTally_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;
INSERT INTO "new_ClaimTally" ("deskId", "state", "needsRecheck", "count")
SELECT "deskId", "state", "needsRecheck", "count" FROM "ClaimTally";
DROP TABLE "ClaimTally";
ALTER TABLE "new_ClaimTally" RENAME TO "ClaimTally";
