import type { LayoutStore } from '../workbench/layout/index.ts';
import { VIEWS, viewOf } from './catalog/views.ts';

/** Shows the log; from a view without the dock, beside the first view. */
export function showLog(layout: LayoutStore): void {
  if (viewOf(layout.getState().view).isWithoutDock) layout.setState({ view: VIEWS[0].id });
  layout.showDock('log');
}
