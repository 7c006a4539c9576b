const PITCH = { x: 220, y: 120 } as const;

/** A graph file of many nodes: rows of layers, each fed by the one to its left. */
export function layeredFile(count: number, rows: number): string {
  const nodes = Array.from({ length: count }, (_, index) => ({
    id: `n${index}`,
    ...(index < rows ? { type: 'input', params: { shape: [8] } } : { type: index % 2 === 0 ? 'relu' : 'dense' }),
    position: { x: Math.floor(index / rows) * PITCH.x, y: (index % rows) * PITCH.y },
  }));
  const edges = nodes.slice(rows).map(({ id }, index) => ({ from: [`n${index}`, 'out'], to: [id, 'in'] }));
  return JSON.stringify({ format: 'backwire-graph', version: 1, name: `${count} nodes`, nodes, edges });
}
