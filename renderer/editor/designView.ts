import { IconSchema } from '@tabler/icons-react';
import { later } from '../language/index.ts';
import { defineView } from '../workbench/views/index.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { Palette } from './palette/Palette.tsx';

export const designView = defineView({
  id: 'design',
  label: later('Design'),
  icon: IconSchema,
  shortcut: 'Alt+1',
  left: Palette,
  center: Canvas,
  right: Inspector,
  rightLabel: later('Inspector'),
});
