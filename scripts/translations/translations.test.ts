import { describe, expect, test } from 'vitest';
import { findMisplaced, findMissing, removeStale } from './compare.ts';
import { findBareTexts } from './findBareTexts.ts';
import { findSentences } from './findSentences.ts';
import { findTexts } from './findTexts.ts';

describe('texts of the window', () => {
  test('are what `t` and `later` are given, in each branch', () => {
    const source = "t('Undo'); const a = later('Redo'); t(isOn ? 'On' : 'Off', { count }); t(a);";
    expect(findTexts(source, 'a.ts')).toEqual({ keys: ['Undo', 'Redo', 'On', 'Off'], unclear: [] });
  });

  test('are not put together in the source', () => {
    expect(findTexts('\nt(`Keep $' + '{name}`);', 'a.ts').unclear).toEqual([2]);
  });

  test('that stand by themselves are found, wherever people read them', () => {
    const source = `const A = () => <Button title="Undo" data-testid="undo the step" onClick={() => notices.done('Saved it')}>Redo now</Button>;`;
    expect(findBareTexts(source, 'a.tsx').map(({ text }) => text)).toEqual(['Undo', 'Saved it', 'Redo now']);
  });

  test('are bare where a sentence begins with a value, too', () => {
    const source = 'notices.done(`$' + '{name} is in the palette now`);';
    expect(findBareTexts(source, 'a.ts').map(({ text }) => text)).toEqual(['…  is in the palette now']);
  });

  test('names, and what is said already, are none', () => {
    const source = `const A = () => <p title={t('Undo')} className="big words">Backwire {tell(error.message)}</p>; throw new Error('No such thing');`;
    expect(findBareTexts(source, 'a.tsx')).toEqual([]);
  });
});

describe('sentences of the engine', () => {
  const dollar = '$';

  test('are templates with places for values, one for each branch', () => {
    const source = `const x = { message: \`${dollar}{name} expects ${dollar}{n === 1 ? 'a wire' : 'some wires'}\` };`;
    expect(findSentences(source, 'a.ts')).toEqual(['{{1}} expects a wire', '{{1}} expects some wires']);
  });

  test('may stand in for a value that is not there', () => {
    expect(findSentences("const x = { message: given ?? 'nothing came' };", 'a.ts')).toEqual(['nothing came']);
  });

  test('are no statements to the database, no TeX, and no errors of the program', () => {
    const source = `const a = 'SELECT id FROM runs'; const b = { forward: 'z = a \\\\cdot b' }; if (a) throw new Error('This cannot be');`;
    expect(findSentences(source, 'a.ts')).toEqual([]);
  });
});

test('a translation is missing where there is neither one nor a plural, and stale where nobody says its text', () => {
  const said = new Set(['Undo', '{{count}} nodes', 'Redo']);
  const translations = { '{{count}} nodes_other': '{{count}} 个节点', Undo: '撤销', Gone: '没有了' };
  expect(findMissing(translations, said)).toEqual(['Redo']);
  expect(Object.keys(removeStale(translations, said))).toEqual(['Undo', '{{count}} nodes_other']);
});

test('a translation that loses a place is found', () => {
  expect(findMisplaced({ 'Keep {{name}}': '保留', '{{a}} to {{b}}': '{{b}} 来自 {{a}}' })).toEqual(['Keep {{name}}']);
});
