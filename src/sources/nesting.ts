/** Pages that people read are less than 100 elements deep; sloppy ones leave some hundreds open. */
const depthLimit = 3_000;

/** Elements without content, and those that the next of their kind closes. */
const closesItself =
  /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|th|tr|thead|tbody|tfoot|option|optgroup|rt|rp|html|head|body)$/;

/**
 * Whether the tags of a page, counted in one linear pass without building it, are open to a depth at which
 * an HTML parser takes the square of the page's size.
 */
export function isTooDeep(html: string): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  for (const [, slash, tag = '', attributes = ''] of html.matchAll(
    /<(\/?)([a-z][a-z0-9:-]{0,40})([^<>]*)/gi,
  )) {
    const name = tag.toLowerCase();
    const count = open.get(name) ?? 0;
    const isForeign = (open.get('svg') ?? 0) + (open.get('math') ?? 0) > 0;
    if (closesItself.test(name) || (isForeign && attributes.endsWith('/'))) continue;
    if (slash === '/' && count === 0) continue;
    const step = slash === '/' ? -1 : 1;
    open.set(name, count + step);
    depth += step;
    if (depth > depthLimit) return true;
  }
  return false;
}
