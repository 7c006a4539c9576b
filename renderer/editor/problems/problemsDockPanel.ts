import { later } from '../../language/index.ts';
import { defineDockPanel } from '../../workbench/views/index.ts';
import { ProblemCount, ProblemsPanel } from './ProblemsPanel.tsx';

export const problemsDockPanel = defineDockPanel({
  id: 'problems',
  label: later('Problems'),
  content: ProblemsPanel,
  shortcut: 'Alt+P',
  badge: ProblemCount,
});
