import { IconHistory } from '@tabler/icons-react';
import { later } from '../../language/index.ts';
import { defineView } from '../../workbench/views/index.ts';
import { RunDetails } from './RunDetails.tsx';
import { RunsPage } from './RunsPage.tsx';

export const runsView = defineView({
  id: 'runs',
  label: later('Runs'),
  icon: IconHistory,
  shortcut: 'Alt+3',
  center: RunsPage,
  right: RunDetails,
  rightLabel: later('Run'),
});
