/** A gradient that changes by more than this factor between the last layer and the first, or through timesteps. */
export const FLOW_LIMIT = 1000;
/** A network that has come so far from guessing has learned what its sequences tell: it may need no early timesteps. */
export const LEARNED = 0.7;
