import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { ExtractState, StoreApi } from 'zustand/vanilla';
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

/** The parts of the workbench that are stores. */
type StoreName = {
  [Name in keyof Workbench]: Workbench[Name] extends Pick<StoreApi<unknown>, 'subscribe'> ? Name : never;
}[keyof Workbench];

/** A part of one of the workbench's stores. */
export function useFrom<Name extends StoreName, Part>(store: Name, part: (state: ExtractState<Workbench[Name]>) => Part): Part {
  return useStore(useWorkbench()[store], part);
}
