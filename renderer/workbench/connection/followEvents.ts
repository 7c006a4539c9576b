import { backoffDelay } from './connection.ts';
import { isRefusal } from './describeError.ts';

interface Followed<Event> {
  readonly subscribe: () => Promise<AsyncIterable<Event>>;
  /** Loads what events would have told, at first and after each lost connection. */
  readonly catchUp: () => Promise<unknown>;
  readonly hear: (event: Event) => unknown;
  /** Receives refusals. A refused subscription ends it. */
  readonly onError: (error: unknown) => void;
}

/** Hears events as long as the window is open. */
export async function followEvents<Event>({ subscribe, catchUp, hear, onError }: Followed<Event>): Promise<void> {
  const attempt = async (work: () => unknown) => {
    try {
      await work();
    } catch (error) {
      if (isRefusal(error)) onError(error);
    }
  };
  for (let failures = 1; ; failures++) {
    try {
      const events = await subscribe();
      await attempt(catchUp);
      failures = 1;
      for await (const event of events) await attempt(() => hear(event));
    } catch (error) {
      if (isRefusal(error)) return onError(error);
    }
    await new Promise((resolve) => setTimeout(resolve, backoffDelay(failures)));
  }
}
