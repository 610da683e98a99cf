/**
 * Writes docs/accuracy.md from a label file: `npm run accuracy [-- LABELS.jsonl]`. The labelled postings are not
 * part of the repository; without an argument they are looked for in ../shared.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { accuracyTable } from '../src/cli/accuracy-table.ts';
import { measureFile } from '../src/cli/measure-accuracy.ts';
import { renderMarkdown } from '../src/reports/markdown.ts';
import { getDictionary } from '../src/skills/shipped.ts';

const labels = process.argv[2] ?? '../shared/eval/gold-dev.jsonl';
if (!existsSync(labels)) throw new Error(`no labels at ${labels}: name a label file`);
const accuracy = await measureFile(labels);
const { skills, version } = await getDictionary();
const page = `# Accuracy of the reading

Every figure of gapmap rests on reading postings, so how well it reads is published with it. Measured with
\`npm run accuracy\` on postings labelled by two people each (what only one of them saw is not scored), with
dictionary ${version} of ${skills.size} skills. The dictionary and the rules were developed while looking at these
postings; expect a few points less on others.

${renderMarkdown(accuracyTable(accuracy))}
Read it so: of the skills gapmap finds, *precision* is the share that the labellers found too; of those they found,
*recall* is the share that gapmap finds. A *trap* is a place where an ambiguous word is no skill ("go to market").
`;
writeFileSync(new URL('../docs/accuracy.md', import.meta.url), page);
