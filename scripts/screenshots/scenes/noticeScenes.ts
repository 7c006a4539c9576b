import type { Stage } from './stage.ts';

/** A success notice. */
export async function showSuccess(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.command('Export graph');
  await stage.page.getByText('Graph exported').waitFor();
}

/** An error notice. */
export async function showError(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.dropFile('notes.json', '{"layers": [1, 2, 3]}');
  await stage.page.getByRole('alert').first().waitFor();
}

/** More errors than fit. */
export async function showManyErrors(stage: Stage): Promise<void> {
  await stage.example('iris');
  for (const name of ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']) {
    await stage.dropFile(`${name}.json`, '{"layers": [1, 2, 3]}');
  }
  await stage.page.getByRole('alert').first().waitFor();
}
