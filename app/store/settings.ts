import type { ReadingConnection, WritingConnection } from './connection.ts';

/** A stored setting, any JSON; undefined if never saved. */
export function loadSetting(connection: ReadingConnection, name: string): unknown {
  return connection.get<{ value: unknown }>('SELECT value FROM settings WHERE name = @name', { name })?.value;
}

export function saveSetting(connection: WritingConnection, name: string, value: unknown): void {
  connection.run(
    'INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    { name, value: JSON.stringify(value ?? null) },
  );
}
