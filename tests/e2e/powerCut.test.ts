import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readWeightsJson } from '#engine/interchange/index.ts';
import { HOSTS, launchApp } from '../support/index.ts';
import { LONG, User } from './user.ts';

test.for(HOSTS)(
  'after a kill -9 in mid-run the canvas is restored, the run is interrupted and can be resumed: %s',
  LONG,
  async (host, context) => {
    const app = await launchApp(context, { host });
    let user = new User(app.page);
    await app.page.getByTestId('node-loss').waitFor();
    await user.openExample('iris', 'scores');
    await user.dropLayer('dropout');
    await app.page.getByTestId('node-dropout').waitFor();
    await app.page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
    await user.enter('epochs', '20000000');
    await user.untilSaved();
    await app.page.getByTestId('train').click();
    await user.untilCurveHas(100);

    await app.killAndRestart();

    const { page } = app;
    user = new User(page);
    await page.getByTestId('node-dropout').waitFor();
    await page.getByTestId('room-runs').click();
    await page.getByTestId('runs-room').getByText('Run 1').click();
    const details = page.getByTestId('run-details');
    await details.getByText('Interrupted').waitFor();

    // Its last checkpoint loads: as a file, and to resume from.
    if (host === 'browser') {
      await page.getByTestId('export-weights').click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-start').click()]);
      const { verification } = readWeightsJson(await readFile(await download.path(), 'utf8'));
      expect(verification).toMatchObject({ maxAbsError: 0 });
    }
    await page.getByTestId('go-on').click();
    await details.getByText('Training', { exact: true }).waitFor();
    await user.showDock('curves');
    const before = await user.curveLength();
    await user.untilCurveHas(before + 50);
  },
);
