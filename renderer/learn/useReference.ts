import { useEffect, useState } from 'react';
import type { Client } from '../workbench/connection/index.ts';
import { useWorkbench } from '../workbench/index.ts';

/** Cache: the values of a page never change. */
const known = new Map<string, unknown>();

/**
 * The values of a page, computed by the engine on opening.
 * @param key cache key of the request
 */
export function useReference<Numbers>(key: string, ask: (client: Client) => Promise<Numbers>): Numbers | undefined {
  const { reader, notices } = useWorkbench();
  const [, setArrived] = useState(key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key identifies the request
  useEffect(() => {
    if (known.has(key)) return;
    void notices.attempt(async () => {
      known.set(key, await ask(reader));
      setArrived(`${key} arrived`);
    });
  }, [key, reader, notices]);
  return known.get(key) as Numbers | undefined;
}
