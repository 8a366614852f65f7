-- Signed checkpoints of the audit log.
CREATE TABLE "Checkpoint" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deliveredAt" DATETIME
);
CREATE UNIQUE INDEX "Checkpoint_seq_key" ON "Checkpoint"("seq");
