/** What can be asked: a whole D1 database, or a session of one. */
export type Database = Pick<D1Database, 'prepare' | 'batch'>
