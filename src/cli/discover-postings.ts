import { TfIdf } from 'natural/lib/natural/tfidf/index.js';
import { processConfig } from '../../config/config.ts';
import type { Table } from '../reports/table.ts';
import type { Dictionary } from '../skills/dictionary.ts';
import { addSightings, type Discovery, rankTerms, type Tallies } from '../skills/discover.ts';
import { type Proposal, proposeEntries } from '../skills/discover-propose.ts';
import { findPlainWords, findUnknownTerms } from '../skills/discover-terms.ts';
import { getDictionary, getDictionaryWith } from '../skills/shipped.ts';
import { type Dated, readFiles } from './discover-input.ts';
import { createProgress, type Format, say, writeData, writeTable } from './output.ts';

export type DiscoverFlags = {
  since?: Date;
  limit: number;
  minPostings: number;
  skills?: string;
  propose?: boolean;
  format?: Format;
};

/** Lists the names that the dictionary lacks in these files, or in the stored postings when none is named. */
export async function runDiscover(files: readonly string[], flags: DiscoverFlags): Promise<void> {
  const own = flags.skills ?? processConfig().skillsFile;
  const dictionary = await (own ? getDictionaryWith(own) : getDictionary());
  const found =
    files.length > 0
      ? await discover(dictionary, readFiles(files), flags)
      : await discoverStored(dictionary, flags);
  const shown = found.slice(0, flags.limit);
  if (!flags.propose) return writeTable(discoveryTable(shown), { format: flags.format });
  writeData(await renderProposals(proposeEntries(dictionary, shown)));
}

async function discoverStored(dictionary: Dictionary, flags: DiscoverFlags): Promise<Discovery[]> {
  const { withContext } = await import('./with-context.ts');
  const { listTexts } = await import('../postings/text-store.ts');
  return withContext(async ({ db }) => {
    async function* stored(): AsyncGenerator<Dated> {
      for await (const { at, ...posting } of listTexts(db)) yield { ...posting, at: at.getTime() };
    }
    return discover(dictionary, stored(), flags);
  });
}

async function discover(
  dictionary: Dictionary,
  postings: AsyncIterable<Dated>,
  flags: Pick<DiscoverFlags, 'since' | 'minPostings'>,
): Promise<Discovery[]> {
  const tallies: Tallies = new Map();
  const times: (number | null)[] = [];
  const plain = new Map<string, number>();
  const progress = createProgress('discover');
  for await (const posting of postings) {
    addSightings(tallies, times.length, findUnknownTerms(dictionary, posting));
    for (const word of findPlainWords(posting.text)) plain.set(word, (plain.get(word) ?? 0) + 1);
    times.push(posting.at);
    progress.update(`${times.length} postings`);
  }
  progress.end();
  const isRecent = splitByTime(times, flags.since?.getTime());
  const recentPostings = times.filter((_, position) => isRecent(position)).length;
  say(`${times.length} postings read, ${recentPostings} of them recent`);
  return rankTerms(tallies, {
    isRecent,
    recentPostings,
    olderPostings: times.length - recentPostings,
    idf: measureIdf(tallies, { times, isRecent, minPostings: flags.minPostings }),
    plain: (word) => plain.get(word) ?? 0,
    minPostings: flags.minPostings,
  });
}

/** The latest quarter is recent unless a time is given; postings without a date count as they come. */
function splitByTime(
  times: readonly (number | null)[],
  since: number | undefined,
): (position: number) => boolean {
  if (since !== undefined) return (position) => (times[position] ?? 0) >= since;
  const order = times.map((_, position) => position);
  if (times.every((time) => time !== null))
    order.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const recent = new Set(order.slice(Math.floor((order.length * 3) / 4)));
  return (position) => recent.has(position);
}

type Measured = {
  times: readonly unknown[];
  isRecent: (position: number) => boolean;
  minPostings: number;
};

/** natural's inverse document frequency over the older postings, each a document of the names that count. */
function measureIdf(
  tallies: Tallies,
  { times, isRecent, minPostings }: Measured,
): (key: string) => number {
  const documents: string[][] = times.map(() => []);
  for (const { key, postings } of tallies.values()) {
    if (postings.length >= minPostings) for (const at of postings) documents[at]?.push(key);
  }
  const tfIdf = new TfIdf();
  for (const [position, document] of documents.entries()) {
    if (!isRecent(position)) tfIdf.addDocument(document);
  }
  return (key) => tfIdf.idf(key);
}

function discoveryTable(discoveries: readonly Discovery[]): Table {
  return {
    columns: [
      { key: 'term', title: 'Term', type: 'text' },
      { key: 'score', title: 'Score', type: 'decimal' },
      { key: 'postings', title: 'Postings', type: 'integer' },
      { key: 'recent', title: 'Recent', type: 'integer' },
      { key: 'older', title: 'Older', type: 'integer' },
      { key: 'growth', title: 'Growth', type: 'decimal' },
      { key: 'beside', title: 'In skill lists', type: 'share' },
      { key: 'asked', title: 'In requirements', type: 'share' },
      { key: 'company', title: 'Named with', type: 'text' },
      { key: 'example', title: 'Example', type: 'text' },
      { key: 'more_examples', title: 'More examples', type: 'text', only: 'programs' },
    ],
    rows: discoveries.map(({ sentences, company, growth, ...rest }) => ({
      ...rest,
      growth: growth ?? 'new',
      company: company.slice(0, 4).join(', '),
      example: sentences[0] ?? '',
      more_examples: sentences.slice(1).join(' … '),
    })),
    notes: [
      'Growth: the share of the recent postings that write the term, over its share of the older ones.',
    ],
  };
}

/** YAML for the user's skills file: new entries, and complete entries where only an alias is added. */
async function renderProposals(proposals: readonly Proposal[]): Promise<string> {
  const { stringify } = await import('yaml');
  const grouped = new Map<string, { entry: object; notes: string[] }>();
  for (const proposal of proposals) {
    const { discovery } = proposal;
    const note = `${discovery.term}: ${discovery.postings} postings, with ${discovery.company.slice(0, 4).join(', ')}: ${discovery.sentences[0] ?? ''}`;
    const entry = proposal.kind === 'skill' ? proposal.entry : proposal.of;
    const known = grouped.get(entry.id);
    const base = known?.entry ?? entry;
    const aliases =
      proposal.kind === 'alias'
        ? {
            aliases: [
              ...('aliases' in base && Array.isArray(base.aliases) ? base.aliases : []),
              proposal.text,
            ],
          }
        : {};
    grouped.set(entry.id, {
      entry: { ...base, ...aliases },
      notes: [...(known?.notes ?? []), note],
    });
  }
  return [...grouped.values()]
    .map(({ entry, notes }) => {
      const comments = notes.map((note) => `# ${note.replace(/\s+/g, ' ')}\n`).join('');
      return comments + stringify([entry], { lineWidth: 0 });
    })
    .join('\n');
}
