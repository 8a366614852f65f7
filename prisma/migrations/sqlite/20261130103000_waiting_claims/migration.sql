-- Partial indexes for what waits for one person, and for counts of the living by article.
CREATE INDEX "Claim_living_of_article" ON "Claim"("articleId", "state") WHERE "deletedAt" IS NULL;
CREATE INDEX "Claim_to_recheck" ON "Claim"("deskId", "updatedAt", "id") WHERE "needsRecheck" = 1 AND "deletedAt" IS NULL;
CREATE INDEX "Claim_to_recheck_of_maker" ON "Claim"("createdById", "updatedAt", "id") WHERE "needsRecheck" = 1 AND "deletedAt" IS NULL;
CREATE INDEX "Claim_to_recheck_of_submitter" ON "Claim"("submittedById", "updatedAt", "id") WHERE "needsRecheck" = 1 AND "deletedAt" IS NULL;
CREATE INDEX "Claim_returned_to_maker" ON "Claim"("createdById", "updatedAt", "id") WHERE "state" = 'returned' AND "deletedAt" IS NULL;
CREATE INDEX "Claim_returned_to_submitter" ON "Claim"("submittedById", "updatedAt", "id") WHERE "state" = 'returned' AND "deletedAt" IS NULL;
CREATE INDEX "Claim_waiting_for_reviewer" ON "Claim"("assignedReviewerId", "submittedAt", "id") WHERE "state" = 'submitted' AND "deletedAt" IS NULL;
CREATE INDEX "Claim_submitted" ON "Claim"("deskId", "submittedAt", "id", "submittedById", "assignedReviewerId") WHERE "state" = 'submitted' AND "deletedAt" IS NULL;
CREATE INDEX "Evidence_living_of_agent" ON "Evidence"("originAgentId") WHERE "deletedAt" IS NULL;

-- An index of all that replies to something, without what replies to nothing: SQLite would look up the latter by it.
DROP INDEX "Comment_replyToId_idx";
CREATE INDEX "Comment_replies" ON "Comment"("replyToId") WHERE "replyToId" IS NOT NULL;
