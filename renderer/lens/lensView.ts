import { IconZoomScan } from '@tabler/icons-react';
import { later } from '../language/index.ts';
import { defineView } from '../workbench/views/index.ts';
import { ChoicesPanel } from './choices/ChoicesPanel.tsx';
import { DetailsPanel } from './details/DetailsPanel.tsx';
import { LensPage } from './LensPage.tsx';

export const lensView = defineView({
  id: 'lens',
  label: later('Lens'),
  icon: IconZoomScan,
  shortcut: 'Alt+4',
  left: ChoicesPanel,
  center: LensPage,
  right: DetailsPanel,
  rightLabel: later('Values'),
});
