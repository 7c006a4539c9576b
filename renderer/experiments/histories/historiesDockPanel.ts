import { later } from '../../language/index.ts';
import { defineDockPanel } from '../../workbench/views/index.ts';
import { RunPicker } from '../runs/RunPicker.tsx';
import { HistoriesPanel } from './HistoriesPanel.tsx';

export const historiesDockPanel = defineDockPanel({
  id: 'histories',
  label: later('Histories'),
  content: HistoriesPanel,
  controls: RunPicker,
});
