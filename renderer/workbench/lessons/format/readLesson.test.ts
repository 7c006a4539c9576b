import { expect, test } from 'vitest';
import { english } from '#engine/messages/index.ts';
import { readLesson } from './readLesson.ts';

const FENCE = '```';
const front = (change = '') => `---
title: Test
language: en
minutes: 5
graph: xor
${change}---
`;
const page = (kind: string, ...lines: string[]) => `
# Page

${FENCE}${kind}
${lines.join('\n')}
${FENCE}
`;
const NUMBER = page('number', 'question: How much?', 'answer: hidden.out[0] + 1');

const problemsOf = (text: string) => readLesson(text).problems?.map(({ line, message }) => `${line}: ${english(message)}`);

test('a lesson has pages with text, exercises and what they begin with', () => {
  const { lesson } = readLesson(`${front()}${NUMBER}\nText with $x^2$, {{ loss }}.\n\n# Second\n${NUMBER}`);
  expect(lesson?.pages.map(({ title }) => title)).toEqual(['Page', 'Second', 'Page']);
  expect(lesson?.pages[0].parts.map(({ kind }) => kind)).toEqual(['number', 'text']);
  expect(lesson).toMatchObject({ title: 'Test', minutes: 5, networks: { main: { graph: 'xor' } } });
});

test('wires are written as arrows, and weights as matrices', () => {
  const graph = 'graph: { nodes: [{ id: x, type: input }, { id: l, type: mse }], edges: [x -> l.prediction] }';
  const text = front('weights: { h.weight: [[1, 2], [3, 4]] }\n').replace('graph: xor', graph);
  const { lesson } = readLesson(text + NUMBER);
  expect(lesson?.networks.main.graph).toMatchObject({ edges: [{ from: ['x', 'out'], to: ['l', 'prediction'] }] });
  expect(lesson?.networks.main.state.weights).toEqual({ 'h.weight': [1, 2, 3, 4] });
});

test.each([
  ['no front matter', '# Page', 1, 'expected --- in the first line'],
  ['an open front matter', '---\ntitle: x\n', 1, 'expected a second line of ---'],
  ['a missing title', front().replace('title: Test\n', '') + NUMBER, 2, 'title: expected text, found nothing'],
  ['a language in words', front().replace('en', 'In English') + NUMBER, 3, 'language: expected the tag of a language'],
  ['minutes in words', front().replace('5', 'five') + NUMBER, 4, 'minutes: expected a number, found "five"'],
  ['an unknown field', front('minuets: 3\n') + NUMBER, 2, 'expected known names only'],
  ['YAML that cannot be read', front('a: [b\n') + NUMBER, 7, 'The YAML cannot be read'],
  ['a colon in a text', front('summary: First: a sum\n') + NUMBER, 6, 'must be quoted'],
  ['too many aliases', front(`a: &a [x]\nb: [${'*a, '.repeat(200)}]\n`) + NUMBER, 2, 'too many aliases'],
  ['a file that is too long', front() + NUMBER + ' '.repeat(400_000), 1, 'expected at most 400000'],
  [
    'a slider without a range',
    front() + page('goal', 'text: x', 'until: loss < 1', 'sliders: [{ address: "h.bias[0]", from: 1, to: 1 }]'),
    13,
    'from to be less than to',
  ],
  ['a graph without nodes', front().replace('xor', '{ edges: [] }') + NUMBER, 5, 'nodes: expected a list'],
  ['text before the first page', `${front()}\nHello\n${NUMBER}`, 8, 'Text before the first page'],
  ['no page', front(), 7, 'The lesson has no page'],
  ['no exercise at the end', `${front()}\n# Only\n\nText\n`, 8, 'The last page has no exercise'],
  ['an expression that is none', front() + page('number', 'question: x', 'answer: 1 +'), 12, "In '1 +'"],
  ['a value that is none', `${front()}${NUMBER}\nA {{ 1 + }}.\n`, 15, "In '1 +'"],
  [
    'a choice without a right answer',
    front() + page('choice', 'question: x', 'options: [{ text: a }, { text: b }]'),
    12,
    'No option is correct',
  ],
  ['a task without an end', front() + page('do', 'text: Something'), 11, 'Nothing tells when it is done'],
  ['a step that is none', front() + page('do', 'text: x', 'walk: sideways h'), 12, "'sideways h' is no step of the walk"],
  ['a part that is none', front() + page('point', 'at: panel:lfet', 'text: x') + NUMBER, 11, "did you mean 'panel:left'?"],
  ['a view that is none', front() + page('setup', 'view: lense') + NUMBER, 11, "did you mean 'lens'?"],
  ['a block that is none', front() + page('nubmer', 'question: x', 'answer: 1') + NUMBER, 10, "did you mean 'number'?"],
  ['a function that is none', front() + page('do', 'text: x', 'until: nrom(h.out) < 1'), 12, "did you mean 'norm'?"],
  ['a condition with a mistake', front() + page('do', 'text: x', 'until: loss <'), 12, "In 'loss <'"],
  ['an address that is none', front() + page('do', 'text: x', 'select: 1 + 2'), 12, 'is no address'],
  ['an unknown network', front() + page('setup', 'network: other') + NUMBER, 8, "no network 'other'; expected one of main"],
])('%s is told with its line and what was expected', (_what, text, line, part) => {
  const problems = problemsOf(text);
  expect(
    problems?.some((problem) => problem.startsWith(`${line}: `) && problem.includes(part)),
    problems?.join('\n'),
  ).toBe(true);
});

test('a lesson may be in any language', () => {
  expect(readLesson(front().replace('en', 'fr') + NUMBER).lesson?.language).toBe('fr');
});

test('lines are counted alike with the line ends of Windows', () => {
  const text = front() + page('number', 'question: x', 'answer: 1 +');
  expect(problemsOf(text.replaceAll('\n', '\r\n'))).toEqual(problemsOf(text));
});
