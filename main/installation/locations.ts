import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };

/** Where the pieces of the program lie. */
export interface Locations {
  /** The built page. */
  readonly rendererDirectory: string;
  /** Examples, small data sets, icons. */
  readonly resourcesDirectory: string;
  /** The module that a training worker starts with. */
  readonly workerUrl: URL;
  /** The preload script of the desktop shell. */
  readonly preloadFile: string;
}

/**
 * The places as seen from a bundle: `dist/node/NAME.js` in a checkout, `resources/app.asar/dist/node/NAME.js` in the packaged app,
 * where resources stand beside the archive.
 * @param bundle `import.meta.url` of code that is in a bundle
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

/** The product's version, as the manifest has it; written into the bundles when they are built. */
export const VERSION: string = manifest.version;
