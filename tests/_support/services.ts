/** The server of a test that needs one, or null; with REQUIRE_SERVICES set its absence is an error. */
export function serviceUrl(name: 'TEST_DATABASE_URL' | 'TEST_REDIS_URL'): string | null {
  const url = process.env[name] ?? null;
  if (url === null && process.env.REQUIRE_SERVICES) {
    throw new Error(`${name} is not set, and REQUIRE_SERVICES forbids skipping`);
  }
  return url;
}
