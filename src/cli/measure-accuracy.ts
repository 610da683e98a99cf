import { type Accuracy, createAccuracy, scorePosting } from '../skills/accuracy.ts';
import { parseLabelledPosting } from '../skills/labels.ts';
import { getDictionary } from '../skills/shipped.ts';
import { openInput, readLines } from './read-lines.ts';

/** Returns the accuracy over a label file; throws `ParseError` for a line that holds no labelled posting. */
export async function measureFile(labels: string): Promise<Accuracy> {
  const dictionary = await getDictionary();
  const accuracy = createAccuracy();
  let number = 0;
  for await (const line of readLines(await openInput(labels))) {
    number++;
    if (line.trim() !== '') scorePosting(accuracy, dictionary, parseLabelledPosting(line, number));
  }
  return accuracy;
}
