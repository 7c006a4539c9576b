import { expect, test } from 'vitest';
import type { TryForm } from '#app/contract/index.ts';
import { fromSample, initialInputs, toDate, toDays } from './initialInputs.ts';

const form: TryForm = {
  inputs: [
    {
      node: 'x',
      size: 4,
      fields: [
        { name: 'weight', kind: 'number', range: [1000, 1059] },
        { name: 'color', kind: 'category', categories: ['red', 'green'] },
        { name: 'day', kind: 'date', range: [0, 10] },
      ],
    },
  ],
  dataProblem: null,
};
const picture: TryForm = {
  inputs: [{ node: 'x', size: 2, picture: { width: 2, height: 1, channels: 1, range: [-1, 1] } }],
  dataProblem: null,
};

test('typing begins in the middle of the data, at first categories', () => {
  expect(initialInputs(form)).toEqual({ x: { weight: 1030, color: 'red', day: 5 } });
  expect(initialInputs(picture)).toEqual({});
});

test('a sample fills the fields, and a picture its pixels in the units of the data', () => {
  const fields = [
    { name: 'weight', value: 7 },
    { name: 'color', value: 'green' },
    { name: 'day', value: '1970-01-03' },
  ];
  const sample = { number: 0, loss: 0 };
  expect(fromSample(form, { ...sample, inputs: [{ kind: 'row', fields }] })).toEqual({
    x: { weight: 7, color: 'green', day: 2 },
  });
  const data = btoa(String.fromCharCode(0, 255));
  const seen = { kind: 'picture', width: 2, height: 1, channels: 1, data } as const;
  expect(fromSample(picture, { ...sample, inputs: [seen] })).toEqual({ x: [-1, 1] });
  expect(fromSample(form, sample)).toBeUndefined();
});

test('dates are days since 1970', () => {
  expect(toDays('1970-02-01')).toBe(31);
  expect(toDate(31)).toBe('1970-02-01');
  expect(toDays('soon')).toBeNull();
});
