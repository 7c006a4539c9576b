/** The version of the engine that a run was computed with: it changes whenever the numbers could. */
export const ENGINE_VERSION = '2';
