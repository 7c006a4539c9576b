import { IconDatabase } from '@tabler/icons-react';
import { later } from '../language/index.ts';
import { defineView } from '../workbench/views/index.ts';
import { DataRoom } from './DataRoom.tsx';
import { DataSettings } from './DataSettings.tsx';
import { DatasetList } from './DatasetList.tsx';

export const dataView = defineView({
  id: 'data',
  label: later('Data'),
  icon: IconDatabase,
  shortcut: 'Alt+2',
  left: DatasetList,
  center: DataRoom,
  right: DataSettings,
  rightLabel: later('Splits'),
});
