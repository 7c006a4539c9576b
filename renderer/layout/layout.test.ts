import { expect, test } from 'vitest';
import { createLayout } from './layout.ts';

test('the dock is folded until the first run, which opens it at the curves', () => {
  const layout = createLayout();
  expect(layout.getState().dockOpen).toBe(false);
  layout.showRun();
  expect(layout.getState()).toMatchObject({ dockOpen: true, dockTab: 'curves' });
});

test('folding it after a run keeps it folded at later ones, and reopening it has it opened', () => {
  const layout = createLayout();
  layout.showRun();
  layout.setDockOpen(false);
  layout.showRun();
  expect(layout.getState().dockOpen).toBe(false);
  layout.toggleDock('log');
  layout.showRun();
  expect(layout.getState()).toMatchObject({ dockOpen: true, dockTab: 'curves' });
});

test('folding it before the first run has no effect on runs', () => {
  const layout = createLayout();
  layout.showDock('problems');
  layout.toggleDock('problems');
  expect(layout.getState().dockOpen).toBe(false);
  layout.showRun();
  expect(layout.getState().dockOpen).toBe(true);
});

test('a run keeps the gradients tab', () => {
  const layout = createLayout();
  layout.showDock('gradients');
  layout.showRun();
  expect(layout.getState().dockTab).toBe('gradients');
});
