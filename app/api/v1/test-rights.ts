/** Rights as product.md names them. */
export type Right =
  | 'read published'
  | 'own account'
  | "read the desk's work"
  | 'article'
  | 'claim'
  | 'review'
  | 'publish'
  | 'desk policies'
  | 'administer'

/** Words that stand in every article of the world once. */
export const QUOTE = 'Harbour fees doubled'
