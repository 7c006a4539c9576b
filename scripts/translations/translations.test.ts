import { describe, expect, test } from 'vitest';
import { findBareTexts } from './findBareTexts.ts';
import { findTexts } from './findTexts.ts';
import { arrange, findMisplaced, findMissing } from './review.ts';

describe('texts', () => {
  test('are the arguments of `t`, `later`, `message` and `plural`, in each branch', () => {
    const source =
      "t('Undo'); const a = later('Redo'); message(isOn ? 'On' : 'Off'); t(a); plural(2, '{{count}} wire', '{{count}} wires');";
    expect(findTexts(source, 'a.ts').found.map(({ text }) => text)).toEqual([
      'Undo',
      'Redo',
      'On',
      'Off',
      '{{count}} wire',
      '{{count}} wires',
    ]);
  });

  test('are not composed in the source', () => {
    expect(findTexts('\nt(`Keep $' + '{name}`);', 'a.ts').unclear).toEqual([2]);
  });

  test('that are untranslated are found in all user-visible positions', () => {
    const source = `const A = () => <Button title="Undo" data-testid="undo the step" onClick={() => notices.done('Saved it')}>Redo now</Button>;`;
    expect(findBareTexts(source, 'renderer/a.tsx').map(({ text }) => text)).toEqual(['Undo', 'Saved it', 'Redo now']);
  });

  test('are untranslated even if a sentence begins with a value', () => {
    const source = 'notices.done(`$' + '{name} is in the palette now`);';
    expect(findBareTexts(source, 'renderer/a.ts').map(({ text }) => text)).toEqual(['…  is in the palette now']);
  });

  test('are untranslated in errors of the engine if they are no message', () => {
    const source = `throw layerError('a.b', message('It is {{x}}', { x }), { expected: 'a number', received: shown });`;
    expect(findBareTexts(source, 'engine/a.ts').map(({ text }) => text)).toEqual(['a number']);
  });

  test('exclude names and translated texts', () => {
    const source = `const A = () => <p title={t('Undo')} className="big words">Backwire {say(error)}</p>; throw new Error('No such thing');`;
    expect(findBareTexts(source, 'renderer/a.tsx')).toEqual([]);
  });
});

const said = new Map([
  ['Undo', { file: 'renderer/a.ts', line: 3 }],
  ['{{count}} nodes', { file: 'renderer/a.ts', line: 4 }],
  ['Redo', { file: 'engine/b.ts', line: 5 }],
]);
const files = {
  'window.json': { Gone: '没有了', '{{count}} nodes_other': '{{count}} 个节点' },
  'engine.json': { Add: '添加', Undo: '撤销' },
  'app.json': {},
};

test('a translation is missing if there is neither one nor a plural: with its use, and the line to fill in', () => {
  expect(findMissing('zh', files, said)).toEqual([
    { text: 'Redo', fill: 'resources/translations/zh/engine.json:3', said: 'engine/b.ts:5' },
  ]);
});

test("translations are in their room's file, sorted; unused ones are removed", () => {
  expect(arrange(files, said)).toEqual({
    'window.json': { Undo: '撤销', '{{count}} nodes_other': '{{count}} 个节点' },
    'engine.json': {},
    'app.json': {},
  });
});

test('a translation without one of the values is found', () => {
  expect(findMisplaced({ 'Keep {{name}}': '保留', '{{a}} to {{b}}': '{{b}} 来自 {{a}}' })).toEqual(['Keep {{name}}']);
});
