import type { LayerSettings } from '#app/contract/index.ts';
import type { ReadingConnection } from './connection.ts';

/** The plain parameters of all nodes of some runs that differ from their defaults, by run and then by node and parameter. */
export function readLayerSettings(connection: ReadingConnection, runIds: readonly string[]): LayerSettings {
  const settings: Record<string, Record<string, string | number | boolean>> = Object.fromEntries(runIds.map((id) => [id, {}]));
  const rows = connection.rows<[run: string, path: string, type: string, text: string | number]>(
    `SELECT r.id, coalesce(node.value ->> '$.label', node.value ->> '$.id') || '.' || parameter.key, parameter.type, parameter.atom
     FROM runs AS r, json_each(r.document, '$.nodes') AS node, json_each(node.value, '$.params') AS parameter
     WHERE r.id IN (SELECT value FROM json_each(@runIds)) AND parameter.atom IS NOT NULL`,
    { runIds },
  );
  for (const [run, path, type, value] of rows)
    settings[run][path] = type === 'true' || type === 'false' ? type === 'true' : value;
  return settings;
}
