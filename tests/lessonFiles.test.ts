import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHandlers } from '#app/lens/lensWork.ts';
import { RESOURCES } from '#app/runs/testing/temporaryRuns.ts';
import { readGraph } from '#engine/graph/index.ts';
import { english } from '#engine/messages/index.ts';
import { pathsIn } from '../renderer/workbench/lessons/builtIn.ts';
import { readLesson } from '../renderer/workbench/lessons/format/index.ts';
import { createNetworks } from '../renderer/workbench/lessons/networks.ts';

const handlers = createHandlers(
  { databaseFile: ':memory:', resourcesDirectory: RESOURCES, baseDirectory: RESOURCES, cancellation: new SharedArrayBuffer(4) },
  () => {},
);

const EXAMPLES = join(RESOURCES, 'examples');
const examples = readdirSync(EXAMPLES).map((file) => {
  const { document } = readGraph(readFileSync(join(EXAMPLES, file), 'utf8'));
  return { id: file.replace('.backwire.json', ''), kind: 'example', name: document.name, document };
});

const networks = createNetworks({
  templates: { list: async () => examples },
  lens: { pass: async (question: object) => handlers.pass({ type: 'pass', question, refusal: undefined } as never) },
} as unknown as Parameters<typeof createNetworks>[0]);

const NODES = [
  '{ id: x, type: input, params: { shape: [2] } }',
  '{ id: hidden, type: dense, params: { units: 2 } }',
  '{ id: y, type: target, params: { shape: [2] } }',
  '{ id: loss, type: mse }',
];
const EDGES = '[x -> hidden, hidden -> loss.prediction, y -> loss.target]';

const LESSON = `---
title: Own
language: en
minutes: 5
graph: { nodes: [${NODES.join(', ')}], edges: ${EDGES} }
weights: { hidden.weight: [[1, 2], [3, -1]] }
sample: { inputs: { x: [1, 2] }, targets: { y: [5, 0] } }
---

# Page

\`\`\`setup
sample: { inputs: { x: [3, 4] }, targets: { y: [1, 1] } }
\`\`\`

\`\`\`number
question: How much?
answer: hidden.out[0]
\`\`\`
`;

/** The mistakes of a file that show once its networks are computed, each with its line. */
async function mistakesOf(text: string): Promise<string[]> {
  const { lesson, problems } = readLesson(text);
  expect(problems).toBeUndefined();
  if (!lesson) throw new Error('the lesson cannot be read');
  return (await networks.problemsOf(lesson)).map(({ line, message }) => `${line}: ${english(message)}`);
}

test('a lesson without mistakes has none', async () => {
  expect(await mistakesOf(LESSON)).toEqual([]);
});

test.each([
  ['an unknown graph', LESSON.replace(/graph: .*/, 'graph: xorr'), 5, "about the graph 'xorr', which is neither an example"],
  ['an unknown layer', LESSON.replace('type: dense', 'type: dens'), 5, "'dens'"],
  ['a wire to an unknown node', LESSON.replace('x -> hidden', 'x -> hiden'), 5, "'hiden'"],
  ['shapes that do not match', LESSON.replace('units: 2', 'units: 3'), 5, 'expects the shape [3]'],
  ['weights of another shape', LESSON.replace('[[1, 2], [3, -1]]', '[[1, 2]]'), 5, "'hidden.weight'"],
  ['weights of an unknown node', LESSON.replace('hidden.weight: [[', 'hiden.weight: [['), 5, "'hiden.weight'"],
  ['a sample of another shape', LESSON.replace('x: [3, 4]', 'x: [3]'), 10, "'x'"],
  [
    'a sample of an unknown input',
    LESSON.replace('inputs: { x: [3, 4]', 'inputs: { u: [3, 4]'),
    10,
    "values for 'u'; expected values for x",
  ],
  ['an unknown number', LESSON.replace('hidden.out[0]', 'hidden.out[9]'), 18, "'hidden.out[9]' is no number of it"],
])('%s is told with its line', async (_what, text, line, part) => {
  const [told] = await mistakesOf(text);
  expect(told).toMatch(new RegExp(`^${line}: `));
  expect(told).toContain(part);
});

test('of several networks, each mistake has its line', async () => {
  const network = (graph: string) => `    graph: ${graph}\n`;
  const both = `networks:\n  one:\n${network('xorr')}  two:\n${network('irs')}`;
  const text = LESSON.replace(/graph: .*\nweights: .*\nsample: .*\n/, both).replace(/sample: .*/, 'network: one');
  const second = '\n# Second\n\n```setup\nnetwork: two\n```\n\n```number\nquestion: x\nanswer: 1\n```\n';
  const mistakes = await mistakesOf(text + second);
  expect(mistakes).toHaveLength(2);
  expect(mistakes[0]).toMatch(/^7: .*'xorr'/);
  expect(mistakes[1]).toMatch(/^9: .*'irs'/);
});

test('a lesson that is not translated is listed in English, in its place', () => {
  const paths = ['en/01-a', 'en/02-b', 'en/03-c', 'zh/01-a', 'zh/03-c'].map((name) => `/lessons/${name}.md`);
  expect(pathsIn('zh', paths)).toEqual(['/lessons/zh/01-a.md', '/lessons/en/02-b.md', '/lessons/zh/03-c.md']);
  expect(pathsIn('en', paths)).toEqual(paths.slice(0, 3));
});
