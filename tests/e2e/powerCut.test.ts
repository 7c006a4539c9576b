import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readWeightsJson } from '#engine/interchange/index.ts';
import { HOSTS, launchApp } from '../support/index.ts';
import { Hand, LONG } from './hand.ts';

test.for(HOSTS)(
  'after a kill -9 in mid-run the canvas is restored, the run is interrupted and can be resumed: %s',
  LONG,
  async (host, context) => {
    const app = await launchApp(context, { host });
    let hand = new Hand(app.page);
    await app.page.getByTestId('node-loss').waitFor();
    await hand.openExample('iris', 'scores');
    await hand.dropLayer('dropout');
    await app.page.getByTestId('node-dropout').waitFor();
    await app.page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
    await hand.enter('epochs', '20000000');
    await hand.untilSaved();
    await app.page.getByTestId('train').click();
    await hand.untilCurveHas(100);

    await app.killAndRestart();

    const { page } = app;
    hand = new Hand(page);
    await page.getByTestId('node-dropout').waitFor();
    await page.getByTestId('room-runs').click();
    await page.getByTestId('runs-room').getByText('Run 1').click();
    const details = page.getByTestId('run-details');
    await details.getByText('Interrupted').waitFor();

    // Its last checkpoint loads: as a file, and to resume from.
    if (host === 'browser') {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-weights').click()]);
      const { verification } = readWeightsJson(await readFile(await download.path(), 'utf8'));
      expect(verification).toMatchObject({ maxAbsError: 0 });
    }
    await page.getByTestId('go-on').click();
    await details.getByText('Training', { exact: true }).waitFor();
    await hand.showDock('curves');
    const before = await hand.curveLength();
    await hand.untilCurveHas(before + 50);
  },
);
