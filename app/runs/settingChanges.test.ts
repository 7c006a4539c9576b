import { expect, test } from 'vitest';
import { SettingChanges } from './settingChanges.ts';

const rate = (value: number) => ({ address: 'd.rate', value });
const batch = (value: number) => ({ address: 'training.batchSize', value });

test('a setting is changed from the step on for which it was sent; the list is the same until there is another one', () => {
  const changes = new SettingChanges();
  expect(changes.at(1)).toEqual([]);
  const changed = changes.at(2, [rate(0.5), batch(8)]);
  expect(changed).toEqual([
    { step: 2, ...rate(0.5) },
    { step: 2, ...batch(8) },
  ]);
  expect(changes.at(3)).toBe(changed);
});

test('recorded changes of later steps stay, until another one voids them', () => {
  const recorded = [
    { step: 2, ...rate(0.5) },
    { step: 6, ...rate(0.4) },
    { step: 6, ...batch(8) },
    { step: 9, ...batch(4) },
  ];
  const changes = new SettingChanges(recorded);
  expect(changes.at(3)).toBe(recorded);
  expect(changes.at(6, [rate(0.1)])).toEqual([recorded[0], recorded[2], { step: 6, ...rate(0.1) }]);
});
