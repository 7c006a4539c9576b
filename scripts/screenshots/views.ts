import type { Stage } from './stage.ts';

/** Something to see in the window, and how to bring it about. */
export interface View {
  /** The name of its picture. */
  readonly name: string;
  readonly show: (stage: Stage) => Promise<void>;
}

/** Every view, in the order in which they are taken in one window. A new one is one line. */
export const VIEWS: readonly View[] = [
  { name: 'start', show: (stage) => stage.until('node-loss') },
  { name: 'design-node', show: (stage) => stage.select('hidden1') },
  { name: 'design-cnn', show: (stage) => stage.example('mnist-cnn') },
  { name: 'design-residual', show: (stage) => stage.example('residual') },
  { name: 'design-two-inputs', show: (stage) => stage.example('two-inputs') },
  { name: 'design-attention', show: (stage) => stage.example('attention') },
  { name: 'layer-search', show: (stage) => stage.press('Shift+A') },
  { name: 'command-palette', show: (stage) => stage.press('Control+k') },
  { name: 'settings', show: (stage) => stage.press('Control+Comma') },
  { name: 'gallery', show: showGallery },
  { name: 'shortcuts', show: (stage) => stage.press('Shift+?') },
  { name: 'problem', show: showProblem },
  { name: 'training', show: showTraining },
  { name: 'gradients', show: (stage) => stage.dock('gradients') },
  { name: 'log', show: (stage) => stage.dock('log') },
  { name: 'data-table', show: (stage) => stage.room('data') },
  { name: 'data-images', show: (stage) => showData(stage, 'MNIST digits') },
  { name: 'data-points', show: (stage) => showData(stage, 'Spirals') },
  { name: 'runs', show: (stage) => stage.room('runs') },
  { name: 'learn', show: (stage) => showPage(stage, 'notation') },
  { name: 'learn-terms', show: (stage) => showPage(stage, 'terms') },
  { name: 'learn-dense', show: (stage) => showPage(stage, 'dense') },
  { name: 'learn-conv2d', show: (stage) => showPage(stage, 'conv2d') },
  { name: 'learn-lstm', show: (stage) => showPage(stage, 'lstm') },
  { name: 'learn-gelu', show: (stage) => showPage(stage, 'gelu') },
  { name: 'learn-cross-entropy', show: (stage) => showPage(stage, 'crossEntropy') },
  { name: 'learn-adam', show: (stage) => showPage(stage, 'adam') },
  { name: 'learn-cosine', show: (stage) => showPage(stage, 'cosine') },
];

async function showPage(stage: Stage, type: string): Promise<void> {
  await stage.room('learn');
  await stage.choose(`learn-${type}`, 'Learn');
}

async function showGallery(stage: Stage): Promise<void> {
  await stage.click('open-graph');
  await stage.page.getByRole('menuitem').first().click();
}

/** A wire cut, so that nodes, status and list say what is wrong. */
async function showProblem(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.select('relu');
  await stage.press('Delete');
  await stage.dock('problems');
}

async function showTraining(stage: Stage): Promise<void> {
  await stage.example('iris');
  const fold = stage.page.getByLabel('Open Training');
  if (await fold.isVisible()) await fold.click();
  // Long enough to be watched.
  await stage.enter('epochs', '1000000');
  await stage.dock('curves');
  await stage.click('train');
  await stage.page.waitForTimeout(3000);
  await stage.click('pause');
  await stage.until('resume');
}

async function showData(stage: Stage, name: string): Promise<void> {
  await stage.room('data');
  await stage.choose(`dataset-${name}`, 'Data sets');
}
