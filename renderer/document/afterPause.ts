/** Work that waits for a pause in changes. */
export interface AfterPause {
  /** Reports a change. */
  plan(): void;
  /** The work is done, or need not be. */
  cancel(): void;
  readonly isPlanned: boolean;
}

export interface Pause {
  /** Milliseconds without a change. */
  readonly quiet: number;
  /** Milliseconds after the first change by which the work is done without a pause. */
  readonly latest: number;
}

/** Does work once changes have paused, or they have gone on for too long: who never pauses must not lose everything. */
export function afterPause(work: () => void, { quiet, latest }: Pause): AfterPause {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let deadline = 0;
  return {
    plan() {
      const now = performance.now();
      if (timer === undefined) deadline = now + latest;
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          timer = undefined;
          work();
        },
        Math.min(quiet, deadline - now),
      );
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
    get isPlanned() {
      return timer !== undefined;
    },
  };
}
