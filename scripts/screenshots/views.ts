import * as canvas from './scenes/canvasScenes.ts';
import * as documents from './scenes/documentScenes.ts';
import * as notices from './scenes/noticeScenes.ts';
import { showData, showImport, showImportedData, showPage, showPaused, showRun, showTraining } from './scenes/roomScenes.ts';
import type { Stage } from './stage.ts';

/** Something to see in the window, and how to bring it about. */
export interface View {
  /** The name of its picture. */
  readonly name: string;
  readonly show: (stage: Stage) => Promise<unknown>;
}

/** Every view, in the order in which they are taken in one window. A new one is one line. */
export const VIEWS: readonly View[] = [
  { name: 'start', show: (stage) => stage.until('node-loss') },
  { name: 'empty-curves', show: (stage) => stage.dock('curves') },
  { name: 'empty-gradients', show: (stage) => stage.dock('gradients') },
  { name: 'empty-problems', show: (stage) => stage.dock('problems') },
  { name: 'empty-log', show: (stage) => stage.dock('log') },
  { name: 'empty-runs', show: (stage) => stage.room('runs') },
  { name: 'empty-canvas', show: canvas.showEmptyCanvas },
  { name: 'design-node', show: (stage) => stage.example('mnist-mlp').then(() => stage.select('hidden1')) },
  { name: 'design-selection', show: canvas.showSelection },
  { name: 'design-cnn', show: (stage) => stage.example('mnist-cnn') },
  { name: 'design-residual', show: (stage) => stage.example('residual') },
  { name: 'design-two-inputs', show: (stage) => stage.example('two-inputs') },
  { name: 'design-attention', show: (stage) => stage.example('attention') },
  { name: 'design-structure', show: canvas.showStructure },
  { name: 'design-block', show: canvas.showBlock },
  { name: 'design-overview', show: canvas.showOverview },
  { name: 'design-closer', show: canvas.showCloser },
  { name: 'wire-misfit', show: canvas.showMisfit },
  { name: 'problem', show: canvas.showProblem },
  { name: 'menu-node', show: canvas.showNodeMenu },
  { name: 'menu-wire', show: canvas.showWireMenu },
  { name: 'menu-canvas', show: canvas.showCanvasMenu },
  { name: 'menu-graph', show: documents.showGraphMenu },
  { name: 'menu-open', show: (stage) => stage.click('open-graph') },
  { name: 'find', show: canvas.showFind },
  { name: 'layer-search', show: (stage) => stage.press('Shift+A') },
  { name: 'command-palette', show: (stage) => stage.palette() },
  { name: 'command-palette-search', show: (stage) => stage.palette('align') },
  { name: 'settings', show: (stage) => documents.showSettings(stage, 'Appearance') },
  { name: 'settings-canvas', show: (stage) => documents.showSettings(stage, 'Canvas') },
  { name: 'settings-shortcuts', show: (stage) => documents.showSettings(stage, 'Shortcuts') },
  { name: 'about', show: (stage) => stage.click('open-about').then(() => stage.until('about')) },
  { name: 'about-license', show: documents.showLicense },
  { name: 'gallery', show: documents.showGallery },
  { name: 'versions', show: documents.showVersions },
  { name: 'picture', show: (stage) => documents.showDialog(stage, 'Export a picture') },
  { name: 'template-form', show: (stage) => documents.showDialog(stage, 'Save the graph as a template') },
  { name: 'shortcuts', show: (stage) => stage.press('Shift+?') },
  { name: 'notice-success', show: notices.showSuccess },
  { name: 'notice-error', show: notices.showError },
  { name: 'notice-many', show: notices.showManyErrors },
  { name: 'training-running', show: showTraining },
  { name: 'training', show: showPaused },
  { name: 'gradients', show: (stage) => stage.dock('gradients') },
  { name: 'log', show: (stage) => stage.dock('log') },
  { name: 'data-table', show: (stage) => showData(stage, 'Iris') },
  { name: 'data-images', show: (stage) => showData(stage, 'MNIST digits') },
  { name: 'data-points', show: (stage) => showData(stage, 'Spirals') },
  { name: 'data-sine', show: (stage) => showData(stage, 'Sine') },
  { name: 'import-data', show: (stage) => showImport(stage) },
  { name: 'import-data-mistake', show: (stage) => showImport(stage, 'name,x,y\nAda,1,2\n') },
  { name: 'data-file', show: showImportedData },
  { name: 'runs', show: (stage) => stage.room('runs') },
  { name: 'runs-details', show: showRun },
  { name: 'learn', show: (stage) => showPage(stage, 'notation') },
  { name: 'learn-terms', show: (stage) => showPage(stage, 'terms') },
  { name: 'learn-dense', show: (stage) => showPage(stage, 'dense') },
  { name: 'learn-conv2d', show: (stage) => showPage(stage, 'conv2d') },
  { name: 'learn-lstm', show: (stage) => showPage(stage, 'lstm') },
  { name: 'learn-gelu', show: (stage) => showPage(stage, 'gelu') },
  { name: 'learn-cross-entropy', show: (stage) => showPage(stage, 'crossEntropy') },
  { name: 'learn-adam', show: (stage) => showPage(stage, 'adam') },
  { name: 'learn-cosine', show: (stage) => showPage(stage, 'cosine') },
  { name: 'nothing-open', show: documents.showNothingOpen },
];
