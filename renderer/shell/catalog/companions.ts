import { lessonCompanion } from '../../learn/lessons/lessonCompanion.ts';
import type { Companion } from '../../workbench/views/index.ts';

/** The panel beside all views. */
export const COMPANION: Companion = lessonCompanion;
