import type { Stage } from './stage.ts';

const PITCH = { x: 220, y: 180 } as const;

/** A removed wire, so that nodes, status and list show the problem. */
export async function showProblem(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.select('relu');
  await stage.press('Delete');
  await stage.dock('problems');
}

/** A dropped wire that does not fit: the reason, and fixes. */
export async function showMismatch(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.drag('port-hidden-out', 'port-loss-prediction');
  await stage.until('wire-trouble');
}

/** A block, a frame and a comment. */
export async function showStructure(stage: Stage): Promise<void> {
  await stage.example('mnist-mlp');
  await stage.selectAll('hidden2', 'relu2');
  await stage.press('Control+g');
  await stage.until('node-block1');
  await stage.selectAll('hidden1', 'relu1');
  await stage.press('Control+j');
  await stage.page.getByTestId('annotation-frame').getByRole('button').dblclick();
  await stage.type('Encoder');
  await stage.press('Enter');
  await stage.click('canvas', { x: 200, y: 70 });
  await stage.press('Shift+C');
  await stage.type('Wide enough for digits; try 256 for letters.');
  await stage.press('Control+Enter');
  await stage.selectAll('block1');
}

/** The inside of the block. */
export async function showBlock(stage: Stage): Promise<void> {
  await showStructure(stage);
  await stage.press('Alt+c');
  await stage.until('breadcrumbs');
}

/** Several selected nodes, with the inspector. */
export async function showSelection(stage: Stage): Promise<void> {
  await stage.example('mnist-mlp');
  await stage.selectAll('hidden1', 'relu1', 'hidden2');
  await stage.openInspector();
}

export async function showFind(stage: Stage): Promise<void> {
  await stage.example('mnist-cnn');
  await stage.press('Control+f');
  await stage.type('conv');
}

export async function showNodeMenu(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.page.getByTestId('node-hidden').click({ button: 'right' });
  await stage.until('canvas-menu');
}

export async function showWireMenu(stage: Stage): Promise<void> {
  await stage.example('iris');
  const at = await stage.between('port-hidden-out', 'port-relu-in');
  await stage.page.mouse.click(at.x, at.y, { button: 'right' });
  await stage.until('canvas-menu');
}

export async function showCanvasMenu(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.page.getByTestId('canvas').click({ button: 'right', position: { x: 240, y: 60 } });
  await stage.until('canvas-menu');
}

export async function showEmptyCanvas(stage: Stage): Promise<void> {
  await stage.newGraph('empty');
  await stage.page.getByText('An empty graph').waitFor();
}

/** A thousand nodes zoomed out, with the map. */
export async function showOverview(stage: Stage): Promise<void> {
  await stage.openFile('large.backwire.json', largeGraphFile(1000, 25));
  await stage.until('overview');
  await stage.fit();
  const map = stage.page.getByRole('button', { name: 'Show minimap' });
  if (await map.isVisible()) await map.click();
}

/** Some of them, closer. */
export async function showCloser(stage: Stage): Promise<void> {
  await showOverview(stage);
  const box = await stage.page.getByTestId('canvas').boundingBox();
  if (!box) throw new Error('there is no canvas');
  await stage.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let turns = 0; turns < 4; turns++) await stage.page.mouse.wheel(0, -200);
}

/** A graph file of many nodes: rows of layers, each fed by the one to its left, and every other by its neighbor above as well. */
function largeGraphFile(count: number, rows: number): string {
  const nodes = Array.from({ length: count }, (_, index) => ({
    id: `n${index}`,
    ...kindOf(index, rows),
    position: { x: Math.floor(index / rows) * PITCH.x, y: (index % rows) * PITCH.y },
  }));
  const edges = nodes
    .slice(rows)
    .flatMap(({ id, type }, index) => [
      { from: [`n${index}`, 'out'], to: [id, type === 'add' ? 'in1' : 'in'] },
      ...(type === 'add' ? [{ from: [`n${index - 1}`, 'out'], to: [id, 'in2'] }] : []),
    ]);
  return JSON.stringify({ format: 'backwire-graph', version: 1, name: `${count} nodes`, nodes, edges });
}

function kindOf(index: number, rows: number) {
  const column = Math.floor(index / rows);
  if (column === 0) return { type: 'input', params: { shape: [64] } };
  if (column % 4 === 0 && index % rows > 0) return { type: 'add' };
  return { type: ['dropout', 'dense', 'relu', 'layerNorm'][column % 4] };
}
