import manifest from '../../package.json' with { type: 'json' };

/** The product's version, as the manifest has it; written into the bundles when they are built. */
export const VERSION: string = manifest.version;
