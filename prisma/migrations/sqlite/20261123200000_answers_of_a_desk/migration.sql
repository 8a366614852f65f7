-- AlterTable
ALTER TABLE "IdempotentAnswer" ADD COLUMN "deskId" TEXT;
