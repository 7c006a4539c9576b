import { expect, test } from 'vitest';
import { DEFAULT_LAYOUT } from '../layout/index.ts';
import { DEFAULT_SETTINGS } from '../settings/index.ts';
import { readSession, readSettings, type Session } from './session.ts';

const session: Session = {
  version: 1,
  graphs: ['g1', 'g2'],
  active: 'g2',
  viewports: { g1: { x: 10, y: 20, zoom: 0.5 } },
  layout: DEFAULT_LAYOUT,
  settings: DEFAULT_SETTINGS,
};

test('a session that was stored as JSON comes back', () => {
  expect(readSession(JSON.parse(JSON.stringify(session)))).toEqual(session);
});

test('nothing stored, a newer session and a damaged one begin afresh', () => {
  expect(readSession(null)).toBeUndefined();
  expect(readSession({ ...session, version: 2 })).toBeUndefined();
  expect(readSession({ ...session, layout: { ...DEFAULT_LAYOUT, room: 'attic' } })).toBeUndefined();
});

test('settings stay although the rest of a session cannot be read', () => {
  const settings = { ...DEFAULT_SETTINGS, textSize: 125 };
  expect(readSettings({ ...session, layout: 'lost', settings })).toEqual(settings);
  expect(readSettings(null)).toEqual(DEFAULT_SETTINGS);
});
