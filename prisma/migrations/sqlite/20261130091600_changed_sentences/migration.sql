-- AlterTable
ALTER TABLE "Reanchoring" ADD COLUMN "sentences" TEXT;
