import { type PartName, splitTarget, type TargetKind } from '../../workbench/lessons/index.ts';

/** A part of the window that a lesson can point at: where it is, and the view that has it. */
interface Target {
  readonly selector: string;
  readonly view?: string;
  /** The side panel that has it, which may be folded. */
  readonly panel?: 'leftOpen' | 'inspectorOpen';
}

const testId = (id: string): string => `[data-testid="${CSS.escape(id)}"]`;

/** Parts without an argument, by the names that lessons use. */
const PARTS: Readonly<Record<PartName, Target>> = {
  'panel:left': { selector: '#left', panel: 'leftOpen' },
  'panel:values': { selector: '#inspector', view: 'lens', panel: 'inspectorOpen' },
  'panel:inspector': { selector: '#inspector', view: 'design', panel: 'inspectorOpen' },
  'panel:formula': { selector: testId('explanation'), view: 'lens', panel: 'inspectorOpen' },
  'panel:training': { selector: testId('training-panel'), view: 'design', panel: 'inspectorOpen' },
  'panel:dock': { selector: '#dock' },
  'lens:sample': { selector: testId('lens-source'), view: 'lens', panel: 'leftOpen' },
  'lens:weights': { selector: testId('lens-seed'), view: 'lens', panel: 'leftOpen' },
  'lens:loss': { selector: testId('lens-loss'), view: 'lens' },
  'lens:legend': { selector: testId('lens-legend'), view: 'lens' },
  'lens:canvas': { selector: testId('lens-canvas'), view: 'lens' },
  'walk:bar': { selector: testId('walk-bar'), view: 'lens' },
  'walk:step': { selector: testId('walk-step'), view: 'lens' },
  train: { selector: testId('train') },
  'chart:loss': { selector: testId('chart-loss') },
};

/** Parts with an argument after the colon. */
const KINDS: Readonly<Record<TargetKind, (argument: string) => Target>> = {
  node: (id) => ({ selector: `[role="group"][data-id="${CSS.escape(id)}"]` }),
  view: (id) => ({ selector: testId(`room-${id}`) }),
  field: (name) => ({ selector: testId(`field-${name}`), view: 'design', panel: 'inspectorOpen' }),
  value: (address) => ({ selector: testId(`tensor-${address.replace(/\[.*$/, '')}`), view: 'lens', panel: 'inspectorOpen' }),
  dock: (id) => ({ selector: testId(`dock-${id}`) }),
};

/** Undefined for an unknown name. */
export function targetOf(name: string): Target | undefined {
  if (isPart(name)) return PARTS[name];
  const split = splitTarget(name);
  return split && KINDS[split.kind](split.argument);
}

const isPart = (name: string): name is PartName => Object.hasOwn(PARTS, name);
