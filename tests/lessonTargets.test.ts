import { expect, test } from 'vitest';
import { DOCK_PANELS } from '../renderer/shell/catalog/dockPanels.ts';
import { VIEWS } from '../renderer/shell/catalog/views.ts';
import { DOCK_IDS, VIEW_IDS } from '../renderer/workbench/lessons/format/targets.ts';

test('lessons know every view and every panel of the dock', () => {
  expect(VIEW_IDS).toEqual(VIEWS.map(({ id }) => id));
  expect(DOCK_IDS).toEqual(DOCK_PANELS.map(({ id }) => id));
});
