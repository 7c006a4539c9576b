import { useEffect, useId } from 'react';
import { createStore } from 'zustand/vanilla';

/** A field whose text was rejected: its previous value is still in use. */
export interface InvalidField {
  readonly label: string;
  readonly problem: string;
  /** The value in use, as text. */
  readonly inUse: string;
  /** Shows the field and focuses it. */
  readonly focus: () => void;
}

/** The fields on the screen with rejected text, by an id of their own. */
export const invalidFields = createStore<ReadonlyMap<string, InvalidField>>(() => new Map());

/** Registers a field while its text is rejected. */
export function useInvalidField(field: InvalidField | undefined): void {
  const id = useId();
  const { label, problem, inUse, focus } = field ?? {};
  useEffect(() => {
    if (label === undefined || problem === undefined || inUse === undefined || !focus) return;
    invalidFields.setState((others) => new Map(others).set(id, { label, problem, inUse, focus }), true);
    return () => invalidFields.setState((all) => new Map([...all].filter(([other]) => other !== id)), true);
  }, [id, label, problem, inUse, focus]);
}
