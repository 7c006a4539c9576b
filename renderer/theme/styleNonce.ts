declare global {
  /** Read by `get-nonce`, for the style element of Mantine's scroll lock. */
  var __webpack_nonce__: string | undefined;
}

/** The nonce that the host put into the page: style elements without it are blocked. */
export function readStyleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** Passes the nonce to libraries that add style elements. */
export function provideStyleNonce(): void {
  globalThis.__webpack_nonce__ = readStyleNonce();
}
