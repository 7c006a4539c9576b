import type { ComponentType } from 'react';
import type { IconComponent } from '../../theme/glyph.ts';

/** A view of the window, declared by its wing; a line in `renderer/shell/catalog/views.ts` puts it into the rail. */
export interface View {
  readonly id: string;
  /** Names it in the rail. */
  readonly label: string;
  readonly icon: IconComponent;
  /** Goes to it. */
  readonly shortcut?: string;
  readonly left?: ComponentType;
  readonly center: ComponentType;
  readonly right?: ComponentType;
  /** Names the right panel while it is collapsed. */
  readonly rightLabel?: string;
  /** Without the dock: the view is not about a graph and its runs. */
  readonly isWithoutDock?: boolean;
}

export function defineView(view: View): View {
  return view;
}
