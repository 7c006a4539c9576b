import { useEffect, useRef, useState } from 'react';
import type { LayerSettings, RunSummary } from '#app/contract/index.ts';
import { useWorkbench } from '../../workbench/index.ts';

const NONE: LayerSettings = {};

/** The parameters of nodes of some runs, which never change: those that are not known yet are loaded. */
export function useLayerSettings(runs: readonly RunSummary[]): LayerSettings {
  const { reader, notices } = useWorkbench();
  const [known, setKnown] = useState(NONE);
  const asked = useRef(new Set<string>());
  useEffect(() => {
    const runIds = runs.map(({ id }) => id).filter((id) => !asked.current.has(id));
    if (runIds.length === 0) return;
    for (const id of runIds) asked.current.add(id);
    void notices.attempt(async () => {
      const loaded = await reader.runs.layerSettings({ runIds });
      setKnown((before) => ({ ...before, ...loaded }));
    });
  }, [reader, notices, runs]);
  return known;
}
