import type { Stage } from '../stage.ts';

export async function showPage(stage: Stage, type: string): Promise<void> {
  await stage.room('learn');
  await stage.choose(`learn-${type}`, 'Learn');
}

export async function showData(stage: Stage, name: string): Promise<void> {
  await stage.room('data');
  await stage.choose(`dataset-${name}`, 'Data sets');
}

/** While it learns: long enough to be watched. */
export async function showTraining(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.openTraining();
  await stage.enter('epochs', '1000000');
  await stage.click('train');
  await stage.until('pause');
  await stage.page.waitForTimeout(2500);
}

/** The same, held. */
export async function showPaused(stage: Stage): Promise<void> {
  await stage.dock('curves');
  const pause = stage.page.getByTestId('pause');
  if (await pause.isVisible()) await pause.click();
  await stage.until('resume');
}

/** A run that has ended, with what is known of it. */
export async function showRun(stage: Stage): Promise<void> {
  await stage.room('design');
  const stop = stage.page.getByRole('button', { name: 'Stop' });
  if (await stop.isEnabled()) await stop.click();
  await stage.room('runs');
  await stage.page.getByTestId('runs-room').getByText('Run 1').click();
  await stage.until('run-details');
}
