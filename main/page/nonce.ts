/** The build writes this wherever a nonce belongs; whoever serves the page puts a new one in its place each time. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';
