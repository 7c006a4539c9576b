export { type Companion, defineCompanion } from './companion.ts';
export { type DockPanel, defineDockPanel } from './dockPanel.ts';
export { defineView, type View } from './view.ts';
