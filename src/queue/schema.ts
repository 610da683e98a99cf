import { runMigrations } from 'bullmq';
import type { OpenDatabase } from '../db/open.ts';

/** Creates or upgrades the queue's own tables (schema `bullmq`) under its advisory lock; safe to repeat. */
export async function migrateQueue(pool: OpenDatabase['pool']): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
}
