import { IconSchool } from '@tabler/icons-react';
import { later } from '../language/index.ts';
import { defineView } from '../workbench/views/index.ts';
import { LearnList } from './LearnList.tsx';
import { LearnPages } from './LearnPages.tsx';

export const learnView = defineView({
  id: 'learn',
  label: later('Learn'),
  icon: IconSchool,
  shortcut: 'Alt+5',
  left: LearnList,
  center: LearnPages,
  isWithoutDock: true,
});
