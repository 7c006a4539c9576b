/** Runs one request at a time, and of those that come meanwhile only the latest. */
export interface LatestOnly<Input> {
  /** Runs it now, or after the present one. One that waits is replaced. */
  run(input: Input): void;
  /** Aborts the present one, and forgets the one that waits. */
  cancel(): void;
  readonly isBusy: boolean;
}

/** @param request handles its own errors; after `signal` is aborted its result must not be used */
export function latestOnly<Input>(request: (input: Input, signal: AbortSignal) => Promise<void>): LatestOnly<Input> {
  let present: AbortController | undefined;
  let waiting: { readonly input: Input } | undefined;

  async function begin(input: Input): Promise<void> {
    const abort = new AbortController();
    present = abort;
    await request(input, abort.signal);
    // A canceled one has made room for another already.
    if (present !== abort) return;
    present = undefined;
    const next = waiting;
    waiting = undefined;
    if (next) void begin(next.input);
  }

  return {
    run(input) {
      if (present) waiting = { input };
      else void begin(input);
    },
    cancel() {
      waiting = undefined;
      present?.abort();
      present = undefined;
    },
    get isBusy() {
      return present !== undefined;
    },
  };
}
