import { fileURLToPath } from 'node:url';

/** Paths of the program's parts. */
export interface Locations {
  /** The built page. */
  readonly rendererDirectory: string;
  /** Examples, small data sets, icons. */
  readonly resourcesDirectory: string;
  /** Module of a training worker. */
  readonly workerUrl: URL;
  /** The preload script of the desktop shell. */
  readonly preloadFile: string;
}

/**
 * The paths relative to a bundle: `dist/node/NAME.js` in a checkout, `resources/app.asar/dist/node/NAME.js` in the packaged app,
 * where resources are beside the archive.
 * @param bundle `import.meta.url` of bundled code
 */
export function locate(bundle: string): Locations {
  const resources = bundle.includes('/app.asar/') ? '../../../' : '../../resources/';
  return {
    rendererDirectory: fileURLToPath(new URL('../renderer/', bundle)),
    resourcesDirectory: fileURLToPath(new URL(resources, bundle)),
    workerUrl: new URL('./trainingWorker.js', bundle),
    preloadFile: fileURLToPath(new URL('./preload.cjs', bundle)),
  };
}
