import type { Stage } from '../stage.ts';

/** Something is done. */
export async function showSuccess(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.command('Export graph');
  await stage.page.getByText('Graph exported').waitFor();
}

/** Something failed. */
export async function showError(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.dropFile('notes.json', '{"layers": [1, 2, 3]}');
  await stage.page.getByRole('alert').first().waitFor();
}

/** More has failed than there is room for. */
export async function showManyErrors(stage: Stage): Promise<void> {
  await stage.example('iris');
  for (const name of ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']) {
    await stage.dropFile(`${name}.json`, '{"layers": [1, 2, 3]}');
  }
  await stage.page.getByRole('alert').first().waitFor();
}
