import type { ComponentType } from 'react';

/** A panel beside every view, open while it has something to show: a drawer at the bottom of a narrow window. */
export interface Companion {
  readonly id: string;
  readonly content: ComponentType;
  /** A hook: true while it is open. */
  readonly useIsOpen: () => boolean;
}

export function defineCompanion(companion: Companion): Companion {
  return companion;
}
