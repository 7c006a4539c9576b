import { IconDatabase } from '@tabler/icons-react';
import { later } from '../language/index.ts';
import { defineView } from '../workbench/views/index.ts';
import { DataPage } from './DataPage.tsx';
import { DataSettings } from './DataSettings.tsx';
import { DatasetList } from './DatasetList.tsx';

export const dataView = defineView({
  id: 'data',
  label: later('Data'),
  icon: IconDatabase,
  shortcut: 'Alt+2',
  left: DatasetList,
  center: DataPage,
  right: DataSettings,
  rightLabel: later('Splits'),
});
