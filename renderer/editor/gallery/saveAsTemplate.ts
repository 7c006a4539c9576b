import type { GraphDocument } from '#engine/graph/index.ts';
import { message, t } from '../../language/index.ts';
import type { Workbench } from '../../workbench/index.ts';
import { openTemplateForm } from './openTemplateForm.tsx';

/** Asks for a name and description, and saves a graph as a template. */
export function saveAsTemplate({ client, notices }: Pick<Workbench, 'client' | 'notices'>, document: GraphDocument): void {
  const { name, description } = document;
  const before = { name: name?.trim() || t('Untitled'), description: typeof description === 'string' ? description : '' };
  openTemplateForm(message('Save as template'), before, (words) =>
    notices.attempt(async () => {
      await client.templates.save({ ...words, document });
      notices.done(
        message('Template saved'),
        message('“{{name}}” is now available as a template for new graphs.', { name: words.name }),
      );
    }),
  );
}
