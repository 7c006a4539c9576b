import { later } from '../../../language/index.ts';
import { defineDockPanel } from '../../../workbench/views/index.ts';
import { RunPicker } from '../../runs/RunPicker.tsx';
import { SurfacePanel } from './SurfacePanel.tsx';

export const surfaceDockPanel = defineDockPanel({
  id: 'surface',
  label: later('Decision surface'),
  content: SurfacePanel,
  controls: RunPicker,
});
