import { type Accuracy, createAccuracy, scorePosting } from '../skills/accuracy.ts';
import { parseLabelledPosting } from '../skills/labels.ts';
import { getDictionary } from '../skills/shipped.ts';
import { readLines } from './read-lines.ts';

/** Returns the accuracy over a label file; throws `ParseError` for a line that holds no labelled posting. */
export async function measureFile(labels: string): Promise<Accuracy> {
  const dictionary = await getDictionary();
  const accuracy = createAccuracy();
  const { lines } = await readLines(labels);
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() !== '') scorePosting(accuracy, dictionary, parseLabelledPosting(line, number));
  }
  return accuracy;
}
