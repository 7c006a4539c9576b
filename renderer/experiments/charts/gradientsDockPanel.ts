import { later } from '../../language/index.ts';
import { defineDockPanel } from '../../workbench/views/index.ts';
import { RunPicker } from '../runs/RunPicker.tsx';
import { GradientsPanel } from './GradientsPanel.tsx';

export const gradientsDockPanel = defineDockPanel({
  id: 'gradients',
  label: later('Gradients'),
  content: GradientsPanel,
  controls: RunPicker,
});
