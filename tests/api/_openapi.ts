import { buildApp } from '../../src/api/app.ts';
import { openTestContext } from '../_support/context.ts';

/** The OpenAPI document as a started service gives it. */
export async function readOpenapi(): Promise<unknown> {
  const context = await openTestContext({ GAPMAP_ADMIN_TOKEN: 'a token of at least 16' });
  const app = await buildApp(context);
  const answer = await app.inject('/api/openapi.json');
  await app.close();
  await context.close();
  return answer.json();
}
