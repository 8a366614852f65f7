-- What searches compare is folded anew: typographic quotation marks, dashes, soft hyphens and ligatures are no difference
-- any more. `fold` is lib/domain/folding.ts, known to the runner of migrations.
UPDATE "Article" SET "titleFolded" = fold("title") WHERE "titleFolded" <> fold("title");
UPDATE "Claim" SET "statementFolded" = fold("statement") WHERE "statementFolded" <> fold("statement");
UPDATE "Source" SET "titleFolded" = fold("title") WHERE "titleFolded" <> fold("title");
UPDATE "Agent" SET "nameFolded" = fold("name") WHERE "nameFolded" <> fold("name");
-- Two aliases of one agent that differ only so stay two rows: either finds it.
UPDATE OR IGNORE "AgentAlias" SET "nameFolded" = fold("name") WHERE "nameFolded" <> fold("name");
