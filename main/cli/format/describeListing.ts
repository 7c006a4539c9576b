import type { ListedInput, ListedKernel, MemoryLocation, Phase, ProgramListing } from '#engine/compile/index.ts';
import { percentage } from '#engine/graph/index.ts';
import { formatBytes, formatCount } from './numbers.ts';
import { formatPairs, formatTable, numbers, type TableColumn, texts } from './table.ts';

const PHASES: readonly Phase[] = ['forward', 'backward', 'update'];

/** Maximum names in a cell; beyond it, the first is shown and the others are counted. */
const MOST_NAMES = 3;

const COLUMNS: readonly TableColumn[] = [
  ...numbers('kernel'),
  ...texts('node', 'operations', 'reads', 'shape'),
  ...numbers('offset'),
  ...texts(''),
  ...numbers('bytes', 'moved', 'flops'),
];

/** A compiled program as text: a table per phase, all with the same columns, and totals. */
export function describeListing(listing: ProgramListing): string {
  const rows = [...dataRows(listing), ...PHASES.flatMap((phase) => phaseRows(listing, phase))];
  return `${formatTable(COLUMNS, rows)}\n\n${describeTotals(listing)}`;
}

function dataRows({ data }: ProgramListing): string[][] {
  return data.map(({ node, shape, place }) => ['', node, 'data', '', formatShape(shape), ...locationCells(place), '', '']);
}

function phaseRows({ kernels }: ProgramListing, phase: Phase): string[][] {
  const rows = kernels.filter((kernel) => kernel.phase === phase).map(kernelRow);
  return rows.length > 0 ? [COLUMNS.map(() => ''), ['', phase, ...COLUMNS.slice(2).map(() => '')], ...rows] : [];
}

function kernelRow({ number, nodes, operations, inputs, output, flops, bytesMoved }: ListedKernel): string[] {
  return [
    `${number}`,
    formatNames(nodes),
    formatOperations(operations),
    inputs.map(formatInput).join('  '),
    formatShape(output.shape),
    ...locationCells(output.place),
    formatCount(bytesMoved),
    formatCount(flops),
  ];
}

function locationCells({ area, offset, bytes, reuse }: MemoryLocation): string[] {
  const remark = { none: '', freed: 'freed', inPlace: 'in place' }[reuse];
  return [`${area === 'arena' ? '' : `${area} `}${formatCount(offset)}`, remark, formatCount(bytes)];
}

function formatInput({ kind, from, shape, isView }: ListedInput): string {
  const names = formatNames(from);
  const what = kind === 'gradient' ? 'gradients' : kind === 'kernel' ? `#${names}` : names;
  return `${what}${isView ? ' as ' : ''}${formatShape(shape)}`;
}

function formatNames(names: readonly string[]): string {
  return names.length > MOST_NAMES ? `${names[0]} +${names.length - 1}` : names.join(', ');
}

/** Operations in order of first occurrence, with counts: `mul×2 add`. */
function formatOperations(operations: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const type of operations) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => (count > 1 ? `${type}×${count}` : type)).join(' ');
}

const formatShape = (shape: readonly number[]) => `[${shape.join(', ')}]`;

function describeTotals({ batch, kernels, flops, memory }: ProgramListing): string {
  const saved = memory.arenaWithoutReuse > 0 ? 1 - memory.arena / memory.arenaWithoutReuse : 0;
  return formatPairs([
    ['kernels', `${formatCount(kernels.length)} for a batch of ${formatCount(batch)}`],
    ...PHASES.map((phase) => [phase, `${formatCount(flops[phase])} FLOPs`] as const),
    ['total', `${formatCount(flops.total)} FLOPs, ${formatCount(flops.perSample)} per sample`],
    [
      'arena',
      `${formatBytes(memory.arena)}; ${formatBytes(memory.arenaWithoutReuse)} without reuse (${percentage(saved, 0)} % saved)`,
    ],
    ['parameters', `${formatBytes(memory.parameters)}, and ${formatBytes(memory.slots)} of optimizer state`],
  ]);
}
