import { useCallback, useRef } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../workbench/index.ts';

/** The checked runs. @param listed ids of the runs in the table, in order */
export function useRunSelection(listed: readonly string[]) {
  const { runs } = useWorkbench();
  const checked = useStore(runs, (state) => state.comparedIds);
  const last = useRef<string>(undefined);
  const now = useRef(listed);
  now.current = listed;
  const checkAll = useCallback(
    (ids: readonly string[], isChecked: boolean) => {
      const others = runs.getState().comparedIds.filter((id) => !ids.includes(id));
      runs.compare(isChecked ? [...others, ...ids] : others);
    },
    [runs],
  );
  const check = useCallback(
    (id: string, upTo: boolean) => {
      const [from, to] = [now.current.indexOf(last.current ?? ''), now.current.indexOf(id)];
      last.current = id;
      if (upTo && from >= 0) checkAll(now.current.slice(Math.min(from, to), Math.max(from, to) + 1), true);
      else checkAll([id], !runs.getState().comparedIds.includes(id));
    },
    [runs, checkAll],
  );
  return { checked, check, checkAll };
}
