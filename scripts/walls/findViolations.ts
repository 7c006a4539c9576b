import { findFileCycles, findFolderCycles } from './findCycles.ts';
import type { Target } from './resolve.ts';
import type { Room } from './rooms/room.ts';
import { HOMES } from './rules.ts';
import { filesOf, importsOf, isIn, isTest, isTestCode, type Sources } from './sources.ts';

/** Import violations in sources, a sentence each. */
export function findViolations(sources: Sources, rooms: readonly Room[], declaredPackages: ReadonlySet<string>): string[] {
  const walls = new Walls(rooms, declaredPackages);
  const imports = importsOf(sources);
  const forbidden = [...imports].flatMap(([file, its]) =>
    its.flatMap(({ specifier, line, target }) => {
      const objection = walls.objectTo(file, target);
      return objection ? [`${file}:${line} imports '${specifier}': ${objection}`] : [];
    }),
  );
  return [...forbidden, ...findFileCycles(imports), ...findFolderCycles(imports)];
}

/** Arrows that no import needs, a sentence each: rules allow no more than the code uses. */
export function findUnusedArrows(sources: Sources, rooms: readonly Room[]): string[] {
  const walls = new Walls(rooms, new Set());
  const used = new Map<string, Set<string>>(rooms.map(({ folder }) => [folder, new Set()]));
  for (const [file, its] of importsOf(sources)) {
    const own = walls.roomOf(file)?.folder;
    if (own && !isTestCodeElsewhere(file)) for (const path of filesOf(its)) used.get(own)?.add(path);
  }
  return rooms.flatMap(({ folder, mayImport }) => {
    const paths = [...(used.get(folder) ?? [])];
    const unused = mayImport.filter((arrow) => paths.length > 0 && !paths.some((path) => walls.allows(arrow, path)));
    return unused.map((arrow) => `${folder} may import ${arrow}, but does not: remove the arrow`);
  });
}

/** Test code in the rooms; the rooms of tests have their own arrows. */
function isTestCodeElsewhere(file: string): boolean {
  return isTestCode(file) && !isIn(file, 'tests') && !isIn(file, 'engine/testing');
}

/** Allowed imports of each room. */
class Walls {
  private readonly rooms: readonly Room[];
  private readonly declaredPackages: ReadonlySet<string>;

  constructor(rooms: readonly Room[], declaredPackages: ReadonlySet<string>) {
    this.rooms = rooms;
    this.declaredPackages = declaredPackages;
  }

  /** The reason why a file may not import a target; null if it may. */
  objectTo(file: string, target: Target): string | null {
    const room = this.roomOf(file);
    if (!room) return 'this folder belongs to no room; name it in scripts/walls/rooms';
    if (target.kind === 'file')
      return isTestCode(file) ? this.objectToTest(file, target.path) : this.objectToFile(room, target.path);
    if (isFree(file)) return null;
    if (target.kind === 'node') return room.node ? null : `Node's own modules do not exist in ${room.folder}`;
    return this.objectToPackage(room, file, target.name);
  }

  roomOf(path: string): Room | undefined {
    const holding = this.rooms.filter(({ folder }) => isIn(path, folder));
    return holding.sort((a, b) => b.folder.length - a.folder.length)[0];
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
    const arrows = this.rooms.filter(({ folder }) => areaOf(folder) === area).flatMap(({ mayImport }) => mayImport);
    if (areaOf(path) === area || arrows.some((arrow) => this.allows(arrow, path))) return null;
    if (isTestCode(path) && arrows.some((arrow) => areaOf(arrow) === areaOf(path))) return null;
    return path.endsWith('.json') && !this.roomOf(path) ? null : `no room of ${area} may import that`;
  }

  private objectToPackage(room: Room, file: string, name: string): string | null {
    if (!this.declaredPackages.has(name)) return `${name} is not in package.json`;
    if (room.packages !== 'any' && !room.packages.includes(name))
      return `${room.folder} may use only ${room.packages.join(', ')}`;
    const homes = HOMES[name] ?? HOMES[`${name.split('/')[0]}/*`];
    return !homes || homes.some((folder) => isIn(file, folder)) ? null : `only ${homes.join(' and ')} may know ${name}`;
  }
}

const areaOf = (path: string): string => path.split('/')[0];

/**
 * Tests run in Node in every room, and may use any tool; scripts that create reference values run with the programs
 * that they compare with.
 */
function isFree(file: string): boolean {
  return isTest(file) || /^tests\/.+\.mjs$/.test(file);
}
