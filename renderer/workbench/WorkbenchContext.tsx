import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Workbench } from './workbench.ts';

const WorkbenchContext = createContext<Workbench | null>(null);

export function WorkbenchProvider({ workbench, children }: { readonly workbench: Workbench; readonly children: ReactNode }) {
  return <WorkbenchContext value={workbench}>{children}</WorkbenchContext>;
}

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (!workbench) throw new Error('useWorkbench needs a WorkbenchProvider around it');
  return workbench;
}

/** A part of one of the workbench's stores. */
export function useFrom<State, Part>(choose: (workbench: Workbench) => StoreApi<State>, part: (state: State) => Part): Part {
  return useStore(choose(useWorkbench()), part);
}
