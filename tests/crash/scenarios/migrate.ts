import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WritingConnection } from '#app/store/index.ts';
import { ROOT } from '../../../scripts/build/ensureBuilt.ts';
import { resume } from './command.ts';
import { hashOf, hashOfTraining } from './database.ts';
import { DATABASE, type Scenario } from './scenario.ts';

const RUN = 'oldrun01';
const ROWS = 400_000;

/** A database of version 6, with a run to resume, and another whose many steps keep the migrations busy. */
export const migrate: Scenario = {
  name: 'migrate',
  writes: `the migrations of a database of version 6 with ${ROWS.toLocaleString('en-US')} steps`,
  prepare(folder) {
    const database = WritingConnection.open(join(folder, DATABASE));
    database.execute('PRAGMA foreign_keys = OFF');
    database.execute(readFileSync(join(ROOT, 'app', 'runs', 'testing', 'version6.sql'), 'utf8'));
    database.execute(`
      CREATE TEMP TABLE other AS SELECT * FROM runs WHERE id = '${RUN}';
      UPDATE other SET key = 2, id = 'oldrun02', status = 'completed';
      INSERT INTO runs SELECT * FROM other;
      WITH RECURSIVE counted (step) AS (SELECT 1 UNION ALL SELECT step + 1 FROM counted WHERE step < ${ROWS})
      INSERT INTO steps SELECT 2, step, 1 + step / 1000, 1.0 / step, 0.5, 0.001, step FROM counted;`);
    database.close();
  },
  attempt: async (folder) => resume(folder, RUN),
  result: (folder) =>
    `${hashOfTraining(folder, RUN)} ${hashOf(folder, 'SELECT step, epoch, loss, metrics FROM steps WHERE run_key = 2 ORDER BY step')}`,
};
