/** A part of the window that a lesson can point at: where it is, and the view that has it. */
interface Target {
  readonly selector: string;
  readonly view?: string;
}

const testId = (id: string): string => `[data-testid="${CSS.escape(id)}"]`;

/** Parts without an argument, by the names that lessons use. */
const PARTS: Readonly<Record<string, Target>> = {
  'panel:left': { selector: '#left' },
  'panel:values': { selector: '#inspector', view: 'lens' },
  'panel:inspector': { selector: '#inspector', view: 'design' },
  'panel:formula': { selector: testId('explanation'), view: 'lens' },
  'panel:training': { selector: testId('training-panel'), view: 'design' },
  'panel:dock': { selector: '#dock' },
  'lens:sample': { selector: testId('lens-source'), view: 'lens' },
  'lens:weights': { selector: testId('lens-seed'), view: 'lens' },
  'lens:loss': { selector: testId('lens-loss'), view: 'lens' },
  'lens:legend': { selector: testId('lens-legend'), view: 'lens' },
  'lens:canvas': { selector: testId('lens-canvas'), view: 'lens' },
  'walk:bar': { selector: testId('walk-bar'), view: 'lens' },
  'walk:step': { selector: testId('walk-step'), view: 'lens' },
  train: { selector: testId('train') },
  'chart:loss': { selector: testId('chart-loss') },
};

/** Parts with an argument after the colon. */
const KINDS: Readonly<Record<string, (argument: string) => Target>> = {
  node: (id) => ({ selector: `[role="group"][data-id="${CSS.escape(id)}"]` }),
  view: (id) => ({ selector: testId(`room-${id}`) }),
  field: (name) => ({ selector: testId(`field-${name}`), view: 'design' }),
  value: (address) => ({ selector: testId(`tensor-${address.replace(/\[.*$/, '')}`), view: 'lens' }),
  dock: (id) => ({ selector: testId(`dock-${id}`) }),
};

/** Undefined for an unknown name. */
export function targetOf(name: string): Target | undefined {
  if (Object.hasOwn(PARTS, name)) return PARTS[name];
  const [, kind = '', argument = ''] = /^([a-z]+):(.+)$/.exec(name) ?? [];
  return Object.hasOwn(KINDS, kind) ? KINDS[kind](argument) : undefined;
}
