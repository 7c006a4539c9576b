import type { ReadingProgress } from '#app/contract/index.ts';
import type { Client } from '../transport/index.ts';

/** Reports the progress of reading a SPEC, until the signal aborts. Never fails: the reading itself reports errors. */
export async function followReading(
  client: Client,
  dataset: string,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (progress: ReadingProgress) => void },
): Promise<void> {
  try {
    for await (const progress of await client.datasets.progress({ dataset }, { signal })) {
      if (!signal.aborted) onProgress(progress);
    }
  } catch {
    // The reading has ended, or the connection has.
  }
}
