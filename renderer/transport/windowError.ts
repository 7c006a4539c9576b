interface Details {
  readonly where?: string | undefined;
  readonly fix?: string | undefined;
}

/** An error that the window finds by itself, told as those of the main process are: what came, and what to do. */
export class WindowError extends Error {
  override readonly name = 'UserError';
  readonly code: string;
  readonly details: Details;

  constructor(code: string, message: string, details: Details = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
