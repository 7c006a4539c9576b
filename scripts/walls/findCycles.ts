import { posix } from 'node:path';
import { filesOf, type ImportsOfFiles, isTestCode } from './sources.ts';

/** The imports of each node, with an importing file. */
type Graph = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Cycles of files, including tests, a sentence each. */
export function findFileCycles(imports: ImportsOfFiles): string[] {
  const graph = new Map([...imports].map(([file, its]) => [file, new Map(filesOf(its).map((target) => [target, file]))]));
  return findCycles(graph).map((cycle) => `Cycle: ${cycle.join(' -> ')}`);
}

/**
 * Cycles of folders, a sentence each: only those of the smallest depth that has any.
 * Files count for the folder of that depth above them, or for their own. So a folder whose files import a subfolder, whose
 * files import the folder, is in a cycle, too. Test code is excluded: it is beside the code it tests, and a `testing` folder
 * imports that code.
 */
export function findFolderCycles(imports: ImportsOfFiles): string[] {
  const deepest = Math.max(0, ...[...imports.keys()].map((file) => file.split('/').length - 1));
  for (let depth = 1; depth <= deepest; depth++) {
    const graph = folderGraph(imports, depth);
    const cycles = findCycles(graph);
    if (cycles.length > 0) return cycles.map((cycle) => describe(cycle, graph));
  }
  return [];
}

function describe(cycle: readonly string[], graph: Graph): string {
  const files = cycle.slice(1).map((folder, index) => graph.get(cycle[index])?.get(folder));
  return `Cycle of folders: ${cycle.join(' -> ')}, by ${files.join(', ')}`;
}

function folderGraph(imports: ImportsOfFiles, depth: number): Graph {
  const folderOf = (file: string): string => posix.dirname(file).split('/').slice(0, depth).join('/');
  const graph = new Map<string, Map<string, string>>();
  for (const [file, its] of imports) {
    if (isTestCode(file)) continue;
    const folder = folderOf(file);
    const targets = graph.get(folder) ?? new Map<string, string>();
    for (const target of filesOf(its).map(folderOf)) if (target !== folder) targets.set(target, file);
    graph.set(folder, targets);
  }
  return graph;
}

/** For every node in a cycle, its shortest cycle, unless already covered by another. */
function findCycles(graph: Graph): string[][] {
  const told = new Set<string>();
  return [...graph.keys()].flatMap((node) => {
    const cycle = told.has(node) ? undefined : shortestCycle(graph, node);
    for (const each of cycle ?? []) told.add(each);
    return cycle ? [cycle] : [];
  });
}

/** The shortest path from a node back to itself, by breadth-first search; undefined if there is none. */
function shortestCycle(graph: Graph, start: string): string[] | undefined {
  const before = new Map<string, string>();
  const queue = [start];
  for (const node of queue) {
    for (const target of graph.get(node)?.keys() ?? []) {
      if (target === start) return [...wayTo(node, before), start];
      if (before.has(target)) continue;
      before.set(target, node);
      queue.push(target);
    }
  }
  return undefined;
}

function wayTo(node: string, before: ReadonlyMap<string, string>): string[] {
  const previous = before.get(node);
  return previous === undefined ? [node] : [...wayTo(previous, before), node];
}
