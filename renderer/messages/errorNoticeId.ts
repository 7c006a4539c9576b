/** The notice that tells an error. The same error twice is one notice. */
export const errorNoticeId = ({ code, message }: { readonly code: string; readonly message: string }): string =>
  `${code} ${message}`;
