import type { GraphDocument } from '#engine/graph/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';

/** A user's template. */
export interface StoredTemplate {
  readonly id: string;
  readonly name: string;
  /** One sentence; may be empty. */
  readonly description: string;
  readonly document: GraphDocument;
  readonly createdAt: number;
}

/** The templates, newest first. */
export function listTemplates(connection: ReadingConnection): StoredTemplate[] {
  return connection.all('SELECT id, name, description, document, created_at FROM templates ORDER BY created_at DESC, id');
}

export function insertTemplate(connection: WritingConnection, template: StoredTemplate): void {
  connection.insert('templates', { ...template });
}

/** Changes the name and description of a template. @returns true if it existed */
export function updateTemplate(
  connection: WritingConnection,
  template: Pick<StoredTemplate, 'id' | 'name' | 'description'>,
): boolean {
  return connection.run('UPDATE templates SET name = @name, description = @description WHERE id = @id', { ...template }) > 0;
}

/** @returns true if the template existed. Graphs created from it stay. */
export function deleteTemplate(connection: WritingConnection, id: string): boolean {
  return connection.run('DELETE FROM templates WHERE id = @id', { id }) > 0;
}
