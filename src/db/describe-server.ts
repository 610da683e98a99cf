import type { OpenDatabase } from './open.ts';

export type Server = { version: string; maxConnections: number; usedConnections: number };

/** Returns the version of the database server, its limit of connections and how many are in use. */
export async function describeServer({ pool }: Pick<OpenDatabase, 'pool'>): Promise<Server> {
  const { rows } = await pool.query(`
    select split_part(version(), ' on ', 1) as version,
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        as "maxConnections",
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as "usedConnections"
  `);
  return rows[0];
}

/** Throws nothing; returns a warning when `connections` more would not fit on the server, else null. */
export function describeShortage(server: Server, connections: number): string | null {
  const free = server.maxConnections - server.usedConnections;
  if (connections <= free) return null;
  return `This process may open ${connections} connections, but the database has only ${free} of ${server.maxConnections} left.`;
}
