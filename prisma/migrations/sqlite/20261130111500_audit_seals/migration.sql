-- Hashes of the rows that an event vouches for: part of the event's link in the chain.
ALTER TABLE "AuditEvent" ADD COLUMN "seals" TEXT;
