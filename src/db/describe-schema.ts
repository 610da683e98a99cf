import { sql } from 'kysely';
import type { Db } from './open.ts';

/**
 * Returns the schema as text, the same on every database and version: a line a column, constraint and index
 * with its comment, sorted by table. This is what `migrations/schema.sql` holds.
 */
export async function describeSchema(db: Db): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    with tables as (
      select c.oid, c.relname, c.relkind from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'v')
        and c.relname not like 'schema_migrations%'
    ), lines as (
      select t.relname, 1 as part, a.attnum::text as place,
        format('  %s %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
          case when a.attnotnull then ' not null' else '' end,
          case when a.attidentity <> '' then ' generated always as identity'
               when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
               when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid)
               else '' end,
          coalesce(' -- ' || col_description(t.oid, a.attnum), '')) as line
      from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
      union all
      select t.relname, 2, c.conname, format('  constraint %s %s', c.conname, pg_get_constraintdef(c.oid))
      from tables t join pg_constraint c on c.conrelid = t.oid and c.contype <> 'n'
      union all
      select t.relname, 3, i.relname,
        format('  %s%s', replace(pg_get_indexdef(i.oid), ' public.', ' '),
          coalesce(' -- ' || obj_description(i.oid, 'pg_class'), ''))
      from tables t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
      where not exists (select 1 from pg_constraint c where c.conindid = i.oid)
      union all
      select t.relname, 4, '', pg_get_viewdef(t.oid) from tables t where t.relkind = 'v'
      union all
      select t.relname, 0, '', case t.relkind when 'v' then 'view ' else 'table ' end || t.relname
        || coalesce(' -- ' || obj_description(t.oid, 'pg_class'), '')
      from tables t
    )
    select line from lines order by relname collate "C", part, lpad(place, 63, ' ') collate "C"
  `.execute(db);
  return `${rows.map((row) => row.line).join('\n')}\n`;
}
