import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths } from './api.ts';

export type ApiClient = Client<paths>;

/**
 * A client of gapmap's API at `baseUrl` whose paths, parameters and answers are typed; `token` is for the admin's
 * calls. It throws for a broken connection only: what the API refuses is the `error` of an answer.
 */
export function createClient(
  baseUrl: string,
  { token, fetch }: { token?: string; fetch?: (request: Request) => Promise<Response> } = {},
): ApiClient {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return createFetchClient<paths>({ baseUrl, headers, ...(fetch ? { fetch } : {}) });
}
