import { useEffect, useState } from 'react';
import type { Client } from '../workbench/connection/index.ts';
import { useWorkbench } from '../workbench/index.ts';

/** What was computed already: the numbers of a page never change. */
const known = new Map<string, unknown>();

/**
 * The numbers of a page, computed by the engine when it is opened.
 * @param key names what is asked for, among all that is
 */
export function useReference<Numbers>(key: string, ask: (client: Client) => Promise<Numbers>): Numbers | undefined {
  const { client, notices } = useWorkbench();
  const [, setArrived] = useState(key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked for
  useEffect(() => {
    if (known.has(key)) return;
    void notices.attempt(async () => {
      known.set(key, await ask(client));
      setArrived(`${key} arrived`);
    });
  }, [key, client, notices]);
  return known.get(key) as Numbers | undefined;
}
