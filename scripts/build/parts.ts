/**
 * The parts of the program that are built, with their sources. A part is rebuilt only when its sources changed: the command line
 * does not wait for the renderer.
 */
export interface Part {
  /** Files and folders, relative to the root of the repository. */
  readonly sources: readonly string[];
}

/** A new version of a library, of the build, or of the manifest affects all parts. */
const COMMON = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'scripts/build'];

export const PARTS = {
  /** dist/node: the command line, the server, the desktop shell and the worker threads. */
  node: { sources: [...COMMON, 'engine', 'app', 'main'] },
  /** dist/node/preload.cjs: the preload script of the desktop shell. */
  preload: { sources: [...COMMON, 'main/electron'] },
  /** dist/renderer: the page. */
  renderer: { sources: [...COMMON, 'engine', 'app/contract', 'renderer', 'resources/icons', 'resources/translations'] },
} satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;

export const ALL_PARTS = Object.keys(PARTS) as PartName[];
