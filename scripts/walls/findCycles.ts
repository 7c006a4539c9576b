import { posix } from 'node:path';
import { filesOf, type ImportsOfFiles, isTestCode } from './sources.ts';

/** What each file, or each folder, imports. */
type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Cycles of files, tests among them, a sentence each. */
export function findFileCycles(imports: ImportsOfFiles): string[] {
  const graph = new Map([...imports].map(([file, its]) => [file, new Set(filesOf(its))]));
  return findCycles(graph).map((cycle) => `Cycle: ${cycle.join(' -> ')}`);
}

/**
 * Cycles of folders, a sentence each: those of the folders that files lie in, and those of the folders of each depth that they lie
 * below. A folder whose files import a folder below it, whose files import the one above, is in a cycle, too. Test code is left out:
 * it stands beside what it tries, and a `testing` folder imports what it is there to try.
 */
export function findFolderCycles(imports: ImportsOfFiles): string[] {
  const depths = [...imports.keys()].map((file) => file.split('/').length - 1);
  const graphs = Array.from({ length: Math.max(0, ...depths) }, (_, depth) => folderGraph(imports, depth + 1));
  const cycles = graphs.flatMap(findCycles).map((cycle) => `Cycle of folders: ${cycle.join(' -> ')}`);
  return [...new Set(cycles)];
}

function folderGraph(imports: ImportsOfFiles, depth: number): Graph {
  const folderOf = (file: string): string => posix.dirname(file).split('/').slice(0, depth).join('/');
  const graph = new Map<string, Set<string>>();
  for (const [file, its] of imports) {
    if (isTestCode(file)) continue;
    const folder = folderOf(file);
    const targets = filesOf(its).map(folderOf);
    graph.set(folder, new Set([...(graph.get(folder) ?? []), ...targets.filter((target) => target !== folder)]));
  }
  return graph;
}

/** Cycles of a graph: for each way back that a walk in depth finds, what it passes from there on. */
export function findCycles(graph: Graph): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const walk = (node: string, path: readonly string[]): void => {
    const start = path.indexOf(node);
    if (start >= 0) cycles.push([...path.slice(start), node]);
    if (start >= 0 || done.has(node)) return;
    for (const target of graph.get(node) ?? []) walk(target, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  return cycles;
}
