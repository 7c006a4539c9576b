/** Written by the build in place of each nonce; the server replaces it with a new one per response. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';
