import type { ComponentType } from 'react';
import type { IconComponent } from '../../theme/glyph.ts';

/** A view of the window, declared by its wing; a line in `renderer/shell/catalog/views.ts` adds it to the rail. */
export interface View {
  readonly id: string;
  /** Its label in the rail. */
  readonly label: string;
  readonly icon: IconComponent;
  /** Opens it. */
  readonly shortcut?: string;
  readonly left?: ComponentType;
  readonly center: ComponentType;
  readonly right?: ComponentType;
  /** The label of the right panel while collapsed. */
  readonly rightLabel?: string;
  /** Hides the dock: the view does not concern a graph and its runs. */
  readonly isWithoutDock?: boolean;
}

export function defineView(view: View): View {
  return view;
}
