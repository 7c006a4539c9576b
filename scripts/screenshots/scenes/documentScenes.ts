import type { Stage } from './stage.ts';

export async function showGallery(stage: Stage): Promise<void> {
  await stage.click('open-graph');
  await stage.page.getByRole('menuitem').first().click();
  await stage.until('gallery');
}

/** The version before a layer was removed, one added, and one enlarged. */
export async function showVersions(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.select('relu');
  await stage.press('Delete');
  await stage.select('hidden');
  await stage.enter('units', '32');
  await stage.fit();
  await stage.press('Shift+A');
  await stage.until('layer-search');
  await stage.type('gelu');
  await stage.press('Enter');
  await stage.click('save-state');
  await stage.page.getByTestId('versions').getByText('First version').click();
  await stage.until('version-changes');
}

export async function showGraphMenu(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.page.getByRole('tab', { name: 'Iris' }).click({ button: 'right' });
}

/** A palette command that opens a dialog. */
export async function showDialog(stage: Stage, words: string): Promise<void> {
  await stage.room('design');
  await stage.command(words);
  await stage.page.getByRole('dialog').waitFor();
}

export async function showSettings(stage: Stage, tab: string): Promise<void> {
  await stage.press('Control+Comma');
  await stage.page.getByRole('tab', { name: tab, exact: true }).click();
}

/** The license of a third-party package. */
export async function showLicense(stage: Stage): Promise<void> {
  await stage.click('open-about');
  await stage.until('about');
  await stage.page.getByRole('textbox', { name: 'Search licenses' }).fill('inter');
  await stage.page.getByRole('button', { name: '@fontsource-variable/inter' }).click();
}

export async function showSuccessNotice(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.command('Export graph');
  await stage.page.getByText('Graph exported').waitFor();
}

export async function showErrorNotice(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.dropFile('notes.json', '{"layers": [1, 2, 3]}');
  await stage.page.getByRole('alert').first().waitFor();
}

/** More errors than fit. */
export async function showManyErrorNotices(stage: Stage): Promise<void> {
  await stage.example('iris');
  for (const name of ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']) {
    await stage.dropFile(`${name}.json`, '{"layers": [1, 2, 3]}');
  }
  await stage.page.getByRole('alert').first().waitFor();
}

/** Nothing open. The last view of a window: there is no graph after it. */
export async function showNothingOpen(stage: Stage): Promise<void> {
  await stage.closeGraphs();
  await stage.page.getByText('No graph is open').waitFor();
}
