import { expect, test } from 'vitest';
import { withTable } from './architectureTable.ts';
import type { Room } from './rooms/room.ts';

const ROOMS: readonly Room[] = [
  { folder: 'engine/ops', holds: 'operations', mayImport: [], packages: 'any', node: true },
  { folder: 'app/runs', holds: 'training', mayImport: ['app/store', 'engine/*', 'engine/ops'], packages: 'any', node: true },
];

const TEXT = `before

<!-- The rooms, made from scripts/walls/rooms by \`npm run walls -- --write\`. -->
what stood there
<!-- The end of the rooms. -->

after
`;

test('the table is made from the rooms, and the rest is kept', () => {
  expect(withTable(TEXT, ROOMS)).toBe(`before

<!-- The rooms, made from scripts/walls/rooms by \`npm run walls -- --write\`. -->

| room | holds | may import |
| --- | --- | --- |
| \`engine/ops\` | operations | nothing |
| \`app/runs\` | training | store, all of engine, engine/ops |

<!-- The end of the rooms. -->

after
`);
});

test('making the table again changes nothing', () => {
  const once = withTable(TEXT, ROOMS);
  expect(withTable(once, ROOMS)).toBe(once);
});

test('a changed room, arrow or description changes the table', () => {
  const once = withTable(TEXT, ROOMS);
  const [first, second] = ROOMS;
  for (const rooms of [[first], [first, { ...second, mayImport: ['app/store'] }], [{ ...first, holds: 'more' }, second]]) {
    expect(withTable(once, rooms)).not.toBe(once);
  }
});

test('a text without the markers of the table is refused', () => {
  expect(() => withTable('no table', ROOMS)).toThrow('ARCHITECTURE.md lacks');
});
