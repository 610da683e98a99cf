import pg from 'pg';

const int8 = 20;
const date = 1082;

/**
 * How text from the database becomes a value: as `pg` does, but `bigint` is a number (ids and counts fit) and
 * `date` stays text, since a Date would be midnight of the machine's own time zone.
 */
export const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return pg.types.getTypeParser(oid, format);
    if (oid === date) return String;
    return oid === int8 ? Number : pg.types.getTypeParser(oid, 'text');
  },
};
