import { readImports } from './readImports.ts';
import { resolveImport, type Target } from './resolve.ts';
import { HOMES, ROOMS, type Room } from './rules.ts';

/** Sources by path, relative to the root. */
export type Sources = ReadonlyMap<string, string>;

/** Import violations in sources, a sentence each. */
export function findViolations(sources: Sources, declaredPackages: ReadonlySet<string>): string[] {
  const graph = new Map<string, string[]>();
  const violations: string[] = [];
  for (const [file, source] of sources) {
    const targets: string[] = [];
    for (const { specifier, line } of readImports(source, file)) {
      const target = resolveImport(specifier, file);
      const objection = findObjection(file, target, declaredPackages);
      if (objection) violations.push(`${file}:${line} imports '${specifier}': ${objection}`);
      if (target.kind === 'file') targets.push(target.path);
    }
    graph.set(file, targets);
  }
  return [...violations, ...findCycles(graph).map((cycle) => `Cycle: ${cycle.join(' -> ')}`)];
}

/** The reason why a file may not import a target; null if it may. */
function findObjection(file: string, target: Target, declaredPackages: ReadonlySet<string>): string | null {
  const room = roomOf(file);
  if (!room) return 'this folder belongs to no room; name it in scripts/walls/rules.ts';
  if (target.kind === 'file') return objectToFile(room, target.path);
  if (isFree(file)) return null;
  if (target.kind === 'node') return room.node ? null : `Node's own modules do not exist in ${room.folder}`;
  return objectToPackage(room, file, target.name, declaredPackages);
}

function objectToFile(room: Room, path: string): string | null {
  // Outside the rooms there are only data files, such as the manifest.
  if (path.endsWith('.json') || roomOf(path) === room) return null;
  if (room.rooms.some((folder) => isIn(path, folder))) return null;
  return `${room.folder} may import only ${[...room.rooms, 'itself'].join(', ')}`;
}

function objectToPackage(room: Room, file: string, name: string, declaredPackages: ReadonlySet<string>): string | null {
  if (!declaredPackages.has(name)) return `${name} is not in package.json`;
  if (room.packages !== 'any' && !room.packages.includes(name)) return `${room.folder} may use only ${room.packages.join(', ')}`;
  const homes = HOMES[name] ?? HOMES[`${name.split('/')[0]}/*`];
  return !homes || homes.some((folder) => isIn(file, folder)) ? null : `only ${homes.join(' and ')} may know ${name}`;
}

function roomOf(path: string): Room | undefined {
  const holding = ROOMS.filter(({ folder }) => isIn(path, folder));
  return holding.sort((a, b) => b.folder.length - a.folder.length)[0];
}

function isIn(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

/**
 * Tests run in Node in every room, and may use any tool; scripts that create reference values run elsewhere, with the programs
 * they compare with.
 */
function isFree(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /^tests\/.+\.mjs$/.test(file);
}

/** Cycles of a graph: for each back edge of a depth-first search, the files along the cycle. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const target of graph.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return cycles;
}
