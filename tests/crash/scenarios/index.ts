import { importFile } from './importFile.ts';
import { migrate } from './migrate.ts';
import type { Scenario } from './scenario.ts';
import { sweep } from './sweep.ts';
import { checkpoint, train } from './train.ts';

export const SCENARIOS: readonly Scenario[] = [train, checkpoint, importFile, sweep, migrate];
