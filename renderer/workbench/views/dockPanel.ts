import type { ComponentType } from 'react';

/** A panel of the dock, declared by its wing; a line in `renderer/shell/catalog/dockPanels.ts` adds it to the dock. */
export interface DockPanel {
  readonly id: string;
  /** The label of its tab. */
  readonly label: string;
  readonly content: ComponentType;
  /** Opens it. */
  readonly shortcut?: string;
  /** Shown beside the label of its tab, such as a count. */
  readonly badge?: ComponentType;
  /** Shown in the bar of the dock while the panel is open. */
  readonly controls?: ComponentType;
}

export function defineDockPanel(panel: DockPanel): DockPanel {
  return panel;
}
