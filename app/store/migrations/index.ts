import { first } from './001-first.ts';
import { course } from './002-course.ts';
import { versions } from './003-versions.ts';
import { blocks } from './004-blocks.ts';
import { preparation } from './005-preparation.ts';
import { restored } from './006-restored.ts';
import { metrics } from './007-metrics.ts';
import { errors } from './008-errors.ts';
import { data } from './009-data.ts';
import { weights } from './010-weights.ts';
import { baseline } from './011-baseline.ts';
import { forks } from './012-forks.ts';
import { origins } from './013-origins.ts';
import { conditions } from './014-conditions.ts';
import { views } from './015-views.ts';
import { sweeps } from './016-sweeps.ts';
import { experiments } from './017-experiments.ts';
import { histories } from './018-histories.ts';
import { live } from './019-live.ts';
import { revisions } from './020-revisions.ts';
import { digests } from './021-digests.ts';

/** All migrations in order: the first leads to version 1. Never change a released one; add the next. */
export const MIGRATIONS: readonly string[] = [
  ...[first, course, versions, blocks, preparation, restored, metrics, errors, data, weights, baseline, forks, origins],
  ...[conditions, views, sweeps, experiments, histories, live, revisions, digests],
];
