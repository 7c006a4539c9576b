import { expect, test } from 'vitest';
import { DOCK_IDS, VIEW_IDS } from '../../workbench/lessons/index.ts';
import { DOCK_PANELS } from './dockPanels.ts';
import { VIEWS } from './views.ts';

test('lessons know every view and every panel of the dock', () => {
  expect(VIEW_IDS).toEqual(VIEWS.map(({ id }) => id));
  expect(DOCK_IDS).toEqual(DOCK_PANELS.map(({ id }) => id));
});
