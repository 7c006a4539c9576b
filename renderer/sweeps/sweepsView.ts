import { IconAdjustmentsSearch } from '@tabler/icons-react';
import { later } from '../language/index.ts';
import { defineView } from '../workbench/views/index.ts';
import { SweepsPage } from './SweepsPage.tsx';
import { SweepsPanel } from './SweepsPanel.tsx';
import { TrialPanel } from './trials/TrialPanel.tsx';

export const sweepsView = defineView({
  id: 'sweeps',
  label: later('Sweeps'),
  icon: IconAdjustmentsSearch,
  shortcut: 'Alt+7',
  left: SweepsPanel,
  center: SweepsPage,
  right: TrialPanel,
  rightLabel: later('Trial'),
  isWithoutDock: true,
});
