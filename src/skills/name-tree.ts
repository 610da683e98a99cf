import { dotSymbol } from './symbols.ts';

/**
 * Names as they are gathered, as a tree of steps: a step is a word or a single mark of a name as `foldName` spells
 * it. Names are numbered from 1; the letters of name v are `spelling[starts[v] .. starts[v + 1])`.
 */
export type NameTree = { start: NameNode; spelling: number[]; starts: number[] };

/** `name` is the number of the name that ends here, 0 where none does. */
export type NameNode = { name: number; next: Map<string, NameNode> };

/** Returns a tree without names. */
export function createNames(): NameTree {
  return { start: createNode(), spelling: [], starts: [0, 0] };
}

/** Adds a name as `foldName` spells it; returns its number, which it may have had before. */
export function addName(tree: NameTree, symbols: readonly number[]): number {
  let node = tree.start;
  for (const step of listSteps(symbols)) {
    const known = node.next.get(step) ?? createNode();
    node.next.set(step, known);
    node = known;
  }
  if (node.name === 0) {
    node.name = tree.starts.length - 1;
    for (const symbol of symbols) tree.spelling.push(symbol);
    tree.starts.push(tree.spelling.length);
  }
  return node.name;
}

/** Returns the number of a name, or 0 where it was never added. */
export function findName(tree: NameTree, symbols: readonly number[]): number {
  let node: NameNode | undefined = tree.start;
  for (const step of listSteps(symbols)) node = node?.next.get(step);
  return node?.name ?? 0;
}

/** Returns the symbols of a step. */
export function symbolsOf(step: string): number[] {
  return Array.from(step, (symbol) => symbol.charCodeAt(0));
}

/** Returns whether a step is a word and no mark. */
export function isWordStep(step: string): boolean {
  return step.charCodeAt(0) < dotSymbol;
}

function createNode(): NameNode {
  return { name: 0, next: new Map() };
}

/** Returns the words and marks of a name, each as a string of its symbols. */
export function listSteps(symbols: readonly number[]): string[] {
  const steps: string[] = [];
  for (let at = 0; at < symbols.length; ) {
    const from = at++;
    if ((symbols[from] ?? 0) < dotSymbol) {
      while ((symbols[at] ?? dotSymbol) < dotSymbol) at++;
    }
    steps.push(String.fromCharCode(...symbols.slice(from, at)));
  }
  return steps;
}
