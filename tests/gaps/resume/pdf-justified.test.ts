import { describe, expect, it } from 'vitest';
import { joinJustified } from '../../../src/gaps/resume/pdf-justified.ts';
import type { Segment } from '../../../src/gaps/resume/pdf-lines.ts';

/** Words of 10-point type, 5 points a letter, each at its place on one line. */
const row = (y: number, ...words: (readonly [left: number, text: string])[]): Segment[] =>
  words.map(([left, text]) => {
    return { text, left, right: left + 5 * text.length, y, size: 10, font: 'f' };
  });

/** Words from 50 to 220 with equal gaps. */
function stretched(y: number, words: readonly string[]): Segment[] {
  const gap = (170 - 5 * words.join('').length) / (words.length - 1);
  const lefts = words.map((_, n) => 50 + n * gap + 5 * words.slice(0, n).join('').length);
  return row(y, ...words.map((word, n) => [lefts[n] ?? 0, word] as const));
}

const linesOf = (rows: readonly Segment[][]) => joinJustified(rows.flat()).map(({ text }) => text);

describe('words that justified text drove apart', () => {
  const paragraph = [
    row(712, [50, 'Since 2019 in the platform group.']),
    row(700, [50, 'built services in all of the shops']),
    stretched(688, ['Amazon', 'ECS', 'and', 'Azure', 'AKS']),
    stretched(676, ['deployed', 'with', 'Argo', 'CD', 'and']),
    row(664, [50, 'Helm.']),
  ];
  const text = [
    'Since 2019 in the platform group.',
    'built services in all of the shops',
    'Amazon ECS and Azure AKS',
    'deployed with Argo CD and',
    'Helm.',
  ];

  it('are one line again', () => {
    expect(linesOf(paragraph)).toEqual(text);
  });

  it('are one line again beside another column, which stays apart', () => {
    const beside = paragraph.map((own, n) => [...own, ...row(own[0]?.y ?? 0, [240, `Tool ${n}`])]);
    expect(linesOf(beside)).toEqual(text.flatMap((line, n) => [line, `Tool ${n}`]));
  });

  it('stay apart where other lines begin as they do, which is a table', () => {
    const table = [
      row(700, [50, 'Go'], [85, 'Redis'], [135, 'Kafka']),
      row(688, [50, 'Scala'], [85, 'MySQL'], [135, 'Spark']),
      row(676, [50, 'Rust'], [85, 'Mongo'], [135, 'Flink']),
    ];
    expect(linesOf(table)).toEqual(table.flat().map((word) => word.text));
  });

  it('stay apart where no other line ends, as labels do', () => {
    const labels = [
      row(700, [50, 'Go'], [75, 'Redis'], [115, 'Kafka']),
      row(688, [50, 'Terraform'], [110, 'Java']),
      row(676, [50, 'Rust'], [85, 'Flink'], [125, 'C']),
    ];
    expect(linesOf(labels)).toEqual(labels.flat().map((word) => word.text));
  });
});
