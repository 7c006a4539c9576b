/** A new version of a library, of the build, or of the manifest affects all parts. */
const COMMON = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'scripts/build'];

/**
 * The parts of the program that are built, with their folder in dist/ and their sources: files and folders, relative to the root
 * of the repository. A part is rebuilt only when its sources changed: the command line does not wait for the renderer.
 */
export const PARTS = {
  /** The command line, the server, the desktop shell and the worker threads. */
  node: { folder: 'node', sources: [...COMMON, 'engine', 'app', 'main'] },
  /** preload.cjs: the preload script of the desktop shell. */
  preload: { folder: 'node', sources: [...COMMON, 'main/electron'] },
  /** The page. */
  renderer: {
    folder: 'renderer',
    sources: [...COMMON, 'engine', 'app/contract', 'renderer', 'resources/icons', 'resources/lessons', 'resources/translations'],
  },
} as const;

export type PartName = keyof typeof PARTS;

export const ALL_PARTS = Object.keys(PARTS) as PartName[];
