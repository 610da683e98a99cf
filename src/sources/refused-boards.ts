const refused: readonly [RegExp, string][] = [
  [/(^|\.)linkedin\.com$/, 'LinkedIn'],
  [/(^|\.)indeed\.(com|[a-z]{2}|co\.[a-z]{2})$/, 'Indeed'],
  [/(^|\.)glassdoor\.(com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})$/, 'Glassdoor'],
];

/** The name of the board at this address whose terms forbid scraping, null for any other address or token. */
export function refusedBoard(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  return refused.find(([host]) => host.test(hostname))?.[1] ?? null;
}
