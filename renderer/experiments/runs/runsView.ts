import { IconHistory } from '@tabler/icons-react';
import { later } from '../../language/index.ts';
import { defineView } from '../../workbench/views/index.ts';
import { RunDetails } from './RunDetails.tsx';
import { RunsRoom } from './RunsRoom.tsx';

export const runsView = defineView({
  id: 'runs',
  label: later('Runs'),
  icon: IconHistory,
  shortcut: 'Alt+3',
  center: RunsRoom,
  right: RunDetails,
  rightLabel: later('Run'),
});
