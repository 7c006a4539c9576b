import { later } from '../../language/index.ts';
import { defineDockPanel } from '../../workbench/views/index.ts';
import { ProblemCount } from './ProblemCount.tsx';
import { ProblemsPanel } from './ProblemsPanel.tsx';

export const problemsDockPanel = defineDockPanel({
  id: 'problems',
  label: later('Problems'),
  content: ProblemsPanel,
  shortcut: 'Alt+P',
  badge: ProblemCount,
});
