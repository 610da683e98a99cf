import pg from 'pg';

const int8 = 20;

/** How text from the database becomes a value: as `pg` does, but `bigint` is a number (ids and counts fit). */
export const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format as 'text'),
};
