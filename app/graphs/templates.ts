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
import { declareErrors, message } from '#engine/messages/index.ts';
import type { Example } from './examples.ts';

const templatesError = declareErrors({
  'templates.notFound': 'The user has no template with this id.',
});

/** The user's templates, and the examples. */
export function openTemplates(connection: WritingConnection, examples: () => readonly Example[]) {
  return {
    /** The user's own, newest first, then the examples. */
    list: () => [
      ...listTemplates(connection).map(ownTemplate),
      ...examples().map((example): Template => ({ ...example, kind: 'builtIn' })),
    ],
    save(written: Pick<Template, 'name' | 'description' | 'document'>) {
      const template = { ...written, id: randomUUID(), createdAt: Date.now() };
      insertTemplate(connection, template);
      return ownTemplate(template);
    },
    /** @throws UserError templates.notFound */
    change(template: Pick<Template, 'id' | 'name' | 'description'>) {
      if (!updateTemplate(connection, template)) refuseId(template.id);
    },
    /** @throws UserError templates.notFound */
    remove(id: string) {
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
    { where: id, expected: message('a template of this database'), received: id },
  );
}
