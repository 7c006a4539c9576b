import { findFileCycles, findFolderCycles } from './findCycles.ts';
import type { Dependencies, Room, Rules } from './rules.ts';
import { filesOf, importsOf, isIn, isTest, isTestCode, type Sources, type Target } from './sources.ts';

/** Import violations in sources, a sentence each. */
export function findViolations(sources: Sources, rules: Rules, declaredPackages: ReadonlySet<string>): string[] {
  const walls = new Walls(rules, declaredPackages);
  const imports = importsOf(sources);
  const forbidden = [...imports].flatMap(([file, its]) => {
    const room = walls.roomOf(file);
    if (!room) return [`${file} belongs to no room: name its folder in the table of ARCHITECTURE.md`];
    return its.flatMap(({ specifier, line, target }) => {
      const objection = walls.objectTo(room, file, target);
      return objection ? [`${file}:${line} imports '${specifier}': ${objection}`] : [];
    });
  });
  return [...forbidden, ...findFileCycles(imports), ...findFolderCycles(imports)];
}

/** Arrows that no import needs, a sentence each: rules allow no more than the code uses. */
export function findUnusedArrows(sources: Sources, rules: Rules): string[] {
  const walls = new Walls(rules, new Set());
  const used = new Map<string, Set<string>>(rules.rooms.map(({ folder }) => [folder, new Set()]));
  for (const [file, its] of importsOf(sources)) {
    const own = walls.roomOf(file)?.folder;
    if (own && !isTestCodeElsewhere(file)) for (const path of filesOf(its)) used.get(own)?.add(path);
  }
  return rules.rooms.flatMap(({ folder, mayImport }) => {
    const paths = [...(used.get(folder) ?? [])];
    const unused = mayImport.filter((arrow) => paths.length > 0 && !paths.some((path) => walls.allows(arrow, path)));
    return unused.map((arrow) => `${folder} may import ${arrow}, but does not: remove the arrow`);
  });
}

/** Test code in the rooms; the rooms of tests have their own arrows. */
function isTestCodeElsewhere(file: string): boolean {
  return isTestCode(file) && !isIn(file, 'tests') && !isIn(file, 'engine/testing');
}

/** What a folder without a row may take from npm and from Node. */
const NOTHING: Pick<Dependencies, 'packages' | 'node'> = { packages: [], node: false };

/** Allowed imports of each room. */
class Walls {
  private readonly rules: Rules;
  private readonly declaredPackages: ReadonlySet<string>;

  constructor(rules: Rules, declaredPackages: ReadonlySet<string>) {
    this.rules = rules;
    this.declaredPackages = declaredPackages;
  }

  /** The reason why a file of a room may not import a target; null if it may. */
  objectTo(room: Room, file: string, target: Target): string | null {
    if (target.kind === 'file')
      return isTestCode(file) ? this.objectToTest(file, target.path) : this.objectToFile(room, target.path);
    if (isFree(file)) return null;
    const { packages, node } = innermost(this.rules.dependencies, file) ?? NOTHING;
    if (target.kind === 'node') return node ? null : `Node's own modules do not exist in ${room.folder}`;
    if (!this.declaredPackages.has(target.name)) return `${target.name} is not in package.json`;
    if (packages !== 'any' && !packages.includes(target.name))
      return `${room.folder} may use ${packages.length > 0 ? `only ${packages.join(', ')}` : 'no package'}`;
    return this.objectToForeign(file, target.name);
  }

  roomOf(path: string): Room | undefined {
    return innermost(this.rules.rooms, path);
  }

  /** True if an arrow of a room allows a file. */
  allows(arrow: string, path: string): boolean {
    return arrow.endsWith('/*') ? isIn(path, arrow.slice(0, -2)) : this.roomOf(path)?.folder === arrow;
  }

  private objectToFile(room: Room, path: string): string | null {
    // Only data files, such as the manifest, are outside the rooms.
    if (path.endsWith('.json') && !this.roomOf(path)) return null;
    if (isTestCode(path)) return 'only tests may import what is there for tests';
    if (this.roomOf(path) === room || room.mayImport.some((arrow) => this.allows(arrow, path))) return null;
    return `${room.folder} may import only ${[...room.mayImport, 'itself'].join(', ')}`;
  }

  /** A test may import all rooms of its area, and all that a room of its area may import, with the test helpers there. */
  private objectToTest(file: string, path: string): string | null {
    const area = areaOf(file);
    const arrows = this.rules.rooms.filter(({ folder }) => areaOf(folder) === area).flatMap(({ mayImport }) => mayImport);
    if (areaOf(path) === area || arrows.some((arrow) => this.allows(arrow, path))) return null;
    if (isTestCode(path) && arrows.some((arrow) => areaOf(arrow) === areaOf(path))) return null;
    return path.endsWith('.json') && !this.roomOf(path) ? null : `no room of ${area} may import that`;
  }

  /** Packages known only to some folders. */
  private objectToForeign(file: string, name: string): string | null {
    const listed = [name, `${name.split('/')[0]}/*`];
    const homes = this.rules.dependencies.filter(({ onlyHere }) => listed.some((one) => onlyHere.includes(one)));
    if (homes.length === 0 || homes.some(({ folder }) => isIn(file, folder))) return null;
    return `only ${homes.map(({ folder }) => folder).join(' and ')} may know ${name}`;
  }
}

/** The innermost folder around a file. */
function innermost<T extends { readonly folder: string }>(folders: readonly T[], path: string): T | undefined {
  return folders.filter(({ folder }) => isIn(path, folder)).sort((a, b) => b.folder.length - a.folder.length)[0];
}

const areaOf = (path: string): string => path.split('/')[0];

/**
 * Tests run in Node in every room, and may use any tool; scripts that create reference values run with the programs
 * that they compare with.
 */
function isFree(file: string): boolean {
  return isTest(file) || /^tests\/.+\.mjs$/.test(file);
}
