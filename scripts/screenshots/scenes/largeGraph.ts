const PITCH = { x: 220, y: 180 } as const;

/** A graph file of many nodes: rows of layers, each fed by the one to its left, and every other by its neighbor above as well. */
export function largeGraphFile(count: number, rows: number): string {
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
