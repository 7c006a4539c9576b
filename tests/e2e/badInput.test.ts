import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { LONG, shareWindow } from './user.ts';

const open = shareWindow();

test('a run with an infinite loss gives the reason, and fixes', LONG, async (context) => {
  const { page, user } = await open(context, 'sine');
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await user.enter('learningRate', '1e300');
  await page.getByTestId('train').click();
  const notice = page.locator('[data-code="training.nonFinite"]');
  await notice.waitFor();
  expect(await page.getByRole('alert').innerText()).toMatch(/The loss became \S+ at step \d+/);
  expect(await notice.innerText()).toContain('Try a smaller learning rate');
});

test('a batch larger than the training data is a problem with a one-click fix', LONG, async (context) => {
  const { page, user } = await open(context, 'iris');
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await user.enter('batchSize', '500');
  await expect.poll(() => user.problems()).toContain('The batch size is 500, but there are only 108 training samples');
  await page.getByRole('button', { name: 'Set the batch size to 108' }).first().click();
  await page.getByText('No problems', { exact: true }).waitFor();
  expect(await page.getByTestId('field-batchSize').inputValue()).toBe('108');
});

test('an unreadable data file is rejected at its field, and the graph keeps its data', LONG, async (context) => {
  const { page, databaseFile } = await open(context);
  const ragged = join(dirname(databaseFile), 'ragged.csv');
  await writeFile(ragged, 'a,b,c\n1,2,3\n4,5\n');
  await page.getByTestId('room-data').click();
  await page.getByRole('button', { name: 'Import data' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('File path').fill(ragged);
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await expect.poll(() => dialog.innerText()).toContain('line 3');
  await page.keyboard.press('Escape');
  expect(await page.getByTestId('data-room').innerText()).toContain('MNIST digits');
});

test('a file that is no graph is rejected with a notice, and the open graph stays', LONG, async (context) => {
  const { page, user } = await open(context);
  await user.dropFile('broken.backwire.json', '{"format": "backwire-graph", "nodes": [');
  await page.getByRole('alert').filter({ hasText: 'broken.backwire.json is not valid JSON' }).waitFor();
  await user.dropFile('model.json', '{"class_name": "Sequential"}');
  await page.getByRole('alert').filter({ hasText: 'model.json is not a graph document' }).waitFor();
  expect(await page.getByTestId('node-hidden1').isVisible()).toBe(true);
});

test('a graph of a newer version opens with placeholders, and unknown fields are kept', LONG, async (context) => {
  const { page, user } = await open(context);
  const newer = {
    format: 'backwire-graph',
    version: 2,
    name: 'From the future',
    nodes: [{ id: 'q', type: 'quantum', params: { qubits: 5 }, position: { x: 0, y: 0 } }],
    edges: [],
  };
  await user.dropFile('future.backwire.json', JSON.stringify(newer));
  await page.getByTestId('node-q').waitFor();
  expect(await user.problems()).toContain("'quantum', which this version does not know");
});
