import type { GraphDocument } from '#engine/graph/index.ts';
import type { Workbench } from '../workbench/index.ts';
import { openTemplateForm } from './openTemplateForm.tsx';

/** Asks for a name and a sentence, and keeps a graph to begin others with. */
export function saveAsTemplate({ client, notices }: Pick<Workbench, 'client' | 'notices'>, document: GraphDocument): void {
  const { name, description } = document;
  const before = { name: name?.trim() || 'Untitled', description: typeof description === 'string' ? description : '' };
  openTemplateForm('Save as a template', before, (words) =>
    notices.attempt(async () => {
      await client.templates.save({ ...words, document });
      notices.done('Template saved', `“${words.name}” is among the templates of a new graph.`);
    }),
  );
}
