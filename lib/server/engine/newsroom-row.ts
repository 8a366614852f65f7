/** The newsroom is one row, with this id. (rule R31) */
export const NEWSROOM_ID = 'newsroom'
