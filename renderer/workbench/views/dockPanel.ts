import type { ComponentType } from 'react';

/** A panel of the dock, declared where it belongs; a line in `renderer/shell/catalog/dockPanels.ts` puts it into the dock. */
export interface DockPanel {
  readonly id: string;
  /** Names its tab. */
  readonly label: string;
  readonly content: ComponentType;
  /** Opens the dock at it. */
  readonly shortcut?: string;
  /** Stands beside the label of its tab: a count, say. */
  readonly badge?: ComponentType;
  /** Stands in the bar of the dock while the panel is open. */
  readonly controls?: ComponentType;
}

export function defineDockPanel(panel: DockPanel): DockPanel {
  return panel;
}
