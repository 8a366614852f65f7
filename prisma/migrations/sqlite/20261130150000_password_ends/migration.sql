-- When a password ends that Stet itself made up; null for one that a person chose.
ALTER TABLE "Person" ADD COLUMN "passwordEndsAt" DATETIME;
