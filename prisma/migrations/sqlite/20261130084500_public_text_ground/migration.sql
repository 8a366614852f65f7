-- On what ground the public may see an article's whole text (rule R30).
ALTER TABLE "Article" ADD COLUMN "publicTextGround" TEXT;
