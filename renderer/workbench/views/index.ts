export { type DockPanel, defineDockPanel } from './dockPanel.ts';
export { defineView, type View } from './view.ts';
