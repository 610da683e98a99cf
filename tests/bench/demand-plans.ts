import type pg from 'pg';
import { z } from 'zod';
import { type Db, type OpenDatabase, toOpenDatabase } from '../../src/db/open.ts';
import { everything } from '../../src/demand/slice.ts';
import { loadLedger, loadSlice } from '../../src/demand/store.ts';
import type { Outcome } from './stopwatch.ts';

const plan = z.looseObject({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().default(0),
  get Plans() {
    return z.array(plan).default([]);
  },
});
type Plan = z.infer<typeof plan>;
const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: plan })]) })]);

/**
 * Explains the statements behind a slice of 13 weeks as they are sent, and holds the rows that they read against the
 * answer: a plan that reads the history would read eight times as many.
 */
export async function checkPlans(
  { pool }: OpenDatabase,
  { until }: { until: number },
): Promise<Outcome[]> {
  const since = until - 12;
  const cells = await explain(pool, (db) =>
    loadSlice(db, { ...everything, roles: ['backend'], since, until }),
  );
  const runs = await explain(pool, (db) => loadLedger(db, { since, until }));
  return [
    check('the cells of a slice', cells, { table: 'demand_weeks', bound: 13 }),
    // Two runs a week of 500 sources, one on the edge of the period, and the first one of each.
    check('the runs of a period', runs, { table: 'runs', bound: 500 * (2 * 13 + 2) }),
  ];
}

/** The plans of every statement that `run` sends. */
async function explain(pool: pg.Pool, run: (db: Db) => Promise<unknown>): Promise<Plan[]> {
  const plans: Plan[] = [];
  const connect = async () => {
    const client = await pool.connect();
    const query = async (text: string, values: unknown[]) => {
      const { rows } = await client.query(`explain (analyze, format json) ${text}`, values);
      const [row] = explained.parse(rows);
      plans.push(row['QUERY PLAN'][0].Plan);
      return client.query(text, values);
    };
    return { query, release: () => client.release() };
  };
  const { db } = toOpenDatabase('server', { connect } as never, async () => undefined);
  await run(db);
  return plans;
}

function check(
  words: string,
  plans: readonly Plan[],
  { table, bound }: { table: string; bound: number },
): Outcome {
  const nodes = plans.flatMap(listNodes).filter((node) => node['Relation Name'] === table);
  const read = nodes.reduce((sum, node) => sum + rowsRead(node), 0);
  const kinds = [...new Set(nodes.map((node) => node['Node Type']))].join(', ');
  const passed = nodes.length > 0 && read <= bound;
  console.log(
    `  ${passed ? 'pass  ' : 'MISSED'} plan of ${words}: ${read} rows read by ${kinds}, bound ${bound}`,
  );
  return { passed };
}

function rowsRead(node: Plan): number {
  return (node['Actual Rows'] + node['Rows Removed by Filter']) * node['Actual Loops'];
}

function listNodes(node: Plan): Plan[] {
  return [node, ...node.Plans.flatMap(listNodes)];
}
