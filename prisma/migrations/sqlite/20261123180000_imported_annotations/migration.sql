-- AlterTable
ALTER TABLE "Claim" ADD COLUMN "canonical" TEXT;
ALTER TABLE "Claim" ADD COLUMN "via" TEXT NOT NULL DEFAULT '[]';
