/** Whether a line's value is a comment as the Hacker News API gives it, whose `text` is HTML. */
export function isHackerNewsItem(item: unknown): boolean {
  const keys = typeof item === 'object' && item !== null ? Object.keys(item) : [];
  return ['id', 'time', 'text'].every((key) => keys.includes(key)) && !keys.includes('title');
}
