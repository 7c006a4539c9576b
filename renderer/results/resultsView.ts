import { IconChartHistogram } from '@tabler/icons-react';
import { later } from '../language/index.ts';
import { defineView } from '../workbench/views/index.ts';
import { ResultsPage } from './ResultsPage.tsx';
import { TryPanel } from './tryIt/TryPanel.tsx';

export const resultsView = defineView({
  id: 'results',
  label: later('Results'),
  icon: IconChartHistogram,
  shortcut: 'Alt+6',
  center: ResultsPage,
  right: TryPanel,
  rightLabel: later('Try it'),
  isWithoutDock: true,
});
