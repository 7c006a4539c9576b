import manifest from '../../package.json' with { type: 'json' };

/** Product version from the manifest, inlined by the build. */
export const VERSION: string = manifest.version;
