/**
 * Writes docs/accuracy.md from a label file: `npm run accuracy [-- LABELS.jsonl [SHARED]]`. The labelled postings, the
 * recorded ones and the survey are not part of the repository; they are looked for in ../shared unless it is named.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { accuracyTable } from '../src/cli/accuracy-table.ts';
import { measureFile } from '../src/cli/measure-accuracy.ts';
import { renderMarkdown } from '../src/reports/markdown.ts';
import { getDictionary } from '../src/skills/shipped.ts';
import { compareWithSurvey } from './survey-comparison.ts';

const labels = process.argv[2] ?? '../shared/eval/gold-dev.jsonl';
const shared = process.argv[3] ?? '../shared';
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

${await compareWithSurvey(shared)}`;
writeFileSync(new URL('../docs/accuracy.md', import.meta.url), page);
