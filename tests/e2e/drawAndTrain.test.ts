import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readWeightsFile } from '#app/weights/index.ts';
import { checkGraph } from '#engine/graph/index.ts';
import { matchParameters, readWeightsJson } from '#engine/interchange/index.ts';
import { HOSTS, launchApp } from '../support/index.ts';
import { LONG, User } from './user.ts';

/** A newcomer's path, from the palette to exported weights. */
test.for(HOSTS)(
  'draws, sees a mismatch explained, trains Iris, pauses, resumes, reloads and exports: %s',
  LONG,
  async (host, context) => {
    const { page, complaints } = await launchApp(context, { host });
    const user = new User(page);
    await page.getByTestId('node-loss').waitFor();
    await user.openExample('iris', 'scores');

    // A layer from the palette, wired between the hidden layer and the loss.
    await user.dropLayer('dense');
    await page.getByTestId('node-dense').waitFor();
    await user.drawWire('relu', 'dense');
    const explanation = await user.holdWire('dense', 'loss', 'prediction');
    expect(explanation).toContain('expects one score for each of 3 classes');
    expect(explanation).toContain('[64]');
    await user.letGo();
    expect(await user.problems()).toContain('but has shape [64]');
    expect(await page.getByTestId('problem-count').getAttribute('data-severity')).toBe('error');

    // The offered fix, one click.
    await page.getByRole('button', { name: "Set units of 'dense' to 3" }).click();
    expect(await user.problems()).not.toContain('but has shape');
    expect(await page.getByTestId('node-dense').getByTestId('shape-of-node').innerText()).toBe('3');

    // Undo and redo.
    await page.keyboard.press('Control+z');
    expect(await user.problems()).toContain('but has shape [64]');
    await page.keyboard.press('Control+y');
    expect(await user.problems()).not.toContain('but has shape');

    // Training long enough to be observed.
    await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
    await user.enter('epochs', '20000000');
    await user.showDock('curves');
    await page.getByTestId('train').click();
    await user.untilCurveHas(50);
    const early = await user.curveLength();
    await user.untilCurveHas(early + 50);

    await page.getByTestId('pause').click();
    await page.getByTestId('resume').waitFor();
    const paused = await user.untilCurveRests();

    // A window opened meanwhile sees only what was recorded.
    await user.untilSaved();
    await page.reload();
    await page.getByTestId('resume').waitFor();
    await expect.poll(() => user.curveLength()).toBe(paused);
    await page.getByTestId('resume').click();
    await user.untilCurveHas(paused + 50);

    // The run continues while the window is closed, and is found again.
    await user.untilSaved();
    await page.reload();
    await page.getByTestId('node-dense').waitFor();
    await user.untilCurveHas(paused + 50);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByTestId('train').waitFor();
    await page.getByTestId('room-runs').click();
    await page.getByTestId('runs-room').getByText('Run 1').click();
    await page.getByTestId('run-details').getByText('Stopped').waitFor();

    if (host === 'browser') {
      await page.getByTestId('export-weights').click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-start').click()]);
      expect(download.suggestedFilename()).toMatch(/\.json$/);
      const file = readWeightsJson(await readFile(await download.path(), 'utf8'));
      expect(file.verification).toMatchObject({ rows: 16, maxAbsError: 0 });
      expect(file.document.nodes.map(({ id }) => id)).toContain('dense');
      expect(matchParameters(checkGraph(file.document), file.parameters).length).toBeGreaterThan(0);

      await page.getByTestId('export-weights').click();
      await page.getByTestId('export-format').click();
      await page.getByRole('option', { name: 'safetensors' }).click();
      expect(await page.getByTestId('export-carries').textContent()).not.toContain('graph');
      const [bare] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-start').click()]);
      expect(bare.suggestedFilename()).toMatch(/\.safetensors$/);
      expect((await readWeightsFile(await bare.path())).parameters).toEqual(file.parameters);
    }
    expect(complaints).toEqual([]);
  },
);
