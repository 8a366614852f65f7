-- AlterTable
ALTER TABLE "ErrorReport" ADD COLUMN "closedById" TEXT;
ALTER TABLE "ErrorReport" ADD COLUMN "closeReason" TEXT;
ALTER TABLE "ErrorReport" ADD COLUMN "outcome" TEXT;
