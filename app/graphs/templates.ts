import { randomUUID } from 'node:crypto';
import type { Template } from '#app/contract/index.ts';
import {
  deleteTemplate,
  insertTemplate,
  listTemplates,
  type StoredTemplate,
  updateTemplate,
  type WritingConnection,
} from '#app/store/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { declareErrors, message } from '#engine/messages/index.ts';
import type { Example } from './examples.ts';

const templatesError = declareErrors({
  'templates.notFound': 'The user has no template with this id.',
});

/** The user's templates, and the examples. */
export interface Templates {
  /** The user's own, newest first, then the examples. */
  list(): Template[];
  save(template: { name: string; description: string; document: GraphDocument }): Template;
  /** @throws UserError templates.notFound */
  change(template: { id: string; name: string; description: string }): void;
  /** @throws UserError templates.notFound */
  remove(id: string): void;
}

interface TemplatesContext {
  readonly connection: WritingConnection;
  readonly examples: () => readonly Example[];
}

export function openTemplates({ connection, examples }: TemplatesContext): Templates {
  return {
    list: () => [
      ...listTemplates(connection).map(ownTemplate),
      ...examples().map((example): Template => ({ ...example, kind: 'builtIn' })),
    ],
    save({ name, description, document }) {
      const template = { id: randomUUID(), name, description, document, createdAt: Date.now() };
      insertTemplate(connection, template);
      return ownTemplate(template);
    },
    change(template) {
      if (!updateTemplate(connection, template)) refuseId(template.id);
    },
    remove(id) {
      if (!deleteTemplate(connection, id)) refuseId(id);
    },
  };
}

function ownTemplate({ id, name, description, document }: StoredTemplate): Template {
  return { id, kind: 'own', name, description, document };
}

function refuseId(id: string): never {
  throw templatesError(
    'templates.notFound',
    message("There is no template '{{template}}'; it may have been removed", { template: id }),
    {
      where: id,
      expected: message('a template of this database'),
      received: id,
    },
  );
}
