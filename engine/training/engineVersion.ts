/** Version of the engine that a run was computed with; changes whenever results could. */
export const ENGINE_VERSION = '3';
