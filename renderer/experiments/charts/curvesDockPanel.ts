import { later } from '../../language/index.ts';
import { defineDockPanel } from '../../workbench/views/index.ts';
import { RunPicker } from '../runs/RunPicker.tsx';
import { CurvesPanel } from './CurvesPanel.tsx';

export const curvesDockPanel = defineDockPanel({
  id: 'curves',
  label: later('Curves'),
  content: CurvesPanel,
  controls: RunPicker,
});
