/** A part of the repository with its allowed imports. Type-only imports count. */
export interface Room {
  /** A file belongs to the innermost room that contains it. */
  readonly folder: string;
  /** Other rooms that its files may import: by folder, or all in a folder as `app/*`. */
  readonly mayImport: readonly string[];
}

/** What the files of a folder may take from npm and from Node. */
export interface Dependencies {
  readonly folder: string;
  readonly packages: readonly string[] | 'any';
  /** True if Node's built-in modules are allowed. */
  readonly node: boolean;
  /** Packages known only here, and in other folders that list them. `@scope/*` stands for all of a scope. */
  readonly onlyHere: readonly string[];
}

export interface Rules {
  readonly rooms: readonly Room[];
  readonly dependencies: readonly Dependencies[];
}

/** A row of a table: the folder of its first cell, and the other cells. */
interface Row {
  /** From 1. */
  readonly line: number;
  readonly folder: string;
  readonly cells: readonly string[];
}

/**
 * Reads the rules from the two tables of ARCHITECTURE.md.
 * @throws Error that names the line of a malformed row, an unknown room or a duplicate
 */
export function parseRules(text: string): Rules {
  const rooms = rowsOf(text, ['room', 'holds', 'may import']);
  const folders = rooms.map(({ folder }) => folder);
  const dependencies = rowsOf(text, ['folder', 'npm packages', "Node's modules", 'only here']);
  return {
    rooms: rooms.map((row) => ({ folder: row.folder, mayImport: arrowsOf(row, folders) })),
    dependencies: dependencies.map(dependenciesOf),
  };
}

/** The rows of the table with this head. */
function rowsOf(text: string, head: readonly string[]): Row[] {
  const lines = `${text}\n`.split(/\r?\n/);
  const start = lines.indexOf(`| ${head.join(' | ')} |`);
  if (start < 0) throw new Error(`ARCHITECTURE.md lacks the table '| ${head.join(' | ')} |'`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  // The second line separates the head.
  const rows = lines.slice(start + 2, end).map((line, index) => rowOf(line, start + 3 + index, head));
  const again = rows.find(({ folder }, index) => rows.findIndex((row) => row.folder === folder) < index);
  return again ? fail(again.line, `'${again.folder}' has a row already`) : rows;
}

function rowOf(text: string, line: number, head: readonly string[]): Row {
  const [first = '', ...cells] = /^\| (.+) \|$/.exec(text)?.[1].split(' | ') ?? [];
  const folder = /^`([\w/]+)`$/.exec(first)?.[1];
  if (!folder || cells.length !== head.length - 1 || cells.some((cell) => cell.trim() === '')) {
    fail(line, `expected '| \`folder\` | ${head.slice(1).join(' | ')} |' with no cell empty, but got '${text}'`);
  }
  return { line, folder, cells };
}

/** A room of the same area is named without it. */
function arrowsOf({ line, folder, cells }: Row, folders: readonly string[]): string[] {
  const area = folder.split('/')[0];
  const isRoom = (arrow: string): boolean =>
    arrow.endsWith('/*') ? folders.some((other) => `${other}/`.startsWith(arrow.slice(0, -1))) : folders.includes(arrow);
  const roomOf = (name: string): string =>
    [`${area}/${name}`, name].find(isRoom) ?? fail(line, `'${folder}' may import '${name}', which is no room of the table`);
  return listOf(line, cells[1], roomOf);
}

function dependenciesOf({ line, folder, cells: [packages, node, onlyHere] }: Row): Dependencies {
  if (node !== 'yes' && node !== 'no') fail(line, `expected 'yes' or 'no' for Node's modules, but got '${node}'`);
  return {
    folder,
    packages: packages === 'any' ? 'any' : listOf(line, packages),
    node: node === 'yes',
    onlyHere: listOf(line, onlyHere),
  };
}

/** What the names of a cell stand for; 'all of app' is `app/*`. */
function listOf(line: number, cell: string, read = (name: string): string => name): string[] {
  if (cell === 'nothing') return [];
  const names = cell.split(', ').map((name) => read(name.replace(/^all of (.+)$/, '$1/*')));
  const again = names.find((name, index) => names.indexOf(name) < index);
  return again === undefined ? names : fail(line, `'${again}' stands there twice`);
}

function fail(line: number, problem: string): never {
  throw new Error(`ARCHITECTURE.md:${line} ${problem}`);
}
