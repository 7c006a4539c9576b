import {
  IconBook2,
  IconGauge,
  IconMathFunction,
  IconRoute,
  IconSchool,
  IconScissors,
  IconStethoscope,
  IconTrendingDown,
  IconVocabulary,
} from '@tabler/icons-react';
import type { IconComponent } from '../theme/glyph.ts';
import type { PageKind } from '../workbench/learn/index.ts';

/** Icons of page kinds. Layers have their own. */
export const KIND_ICONS: Readonly<Record<PageKind, IconComponent>> = {
  lessons: IconBook2,
  notation: IconMathFunction,
  term: IconVocabulary,
  layer: IconSchool,
  optimizer: IconRoute,
  schedule: IconTrendingDown,
  clip: IconScissors,
  metric: IconGauge,
  diagnosis: IconStethoscope,
};
