declare global {
  /** Read by `get-nonce`, which the scroll lock of Mantine's modals asks for the nonce of its style element. */
  var __webpack_nonce__: string | undefined;
}

/** The nonce that the host put into the page: style elements without it are refused. */
export function readStyleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** Gives the nonce to libraries that add style elements by themselves. */
export function provideStyleNonce(): void {
  globalThis.__webpack_nonce__ = readStyleNonce();
}
