import { modals } from '@mantine/modals';
import type { Message } from '../language/index.ts';
import { Spoken } from '../surface/index.ts';
import { TemplateForm, type TemplateWords } from './TemplateForm.tsx';

/**
 * Asks for a template's name and description in a dialog, with the current ones filled in.
 * @param onDone is awaited before the dialog closes: a gallery below it is updated then
 */
export function openTemplateForm(
  title: Message,
  before: TemplateWords,
  onDone: (words: TemplateWords) => Promise<unknown>,
): void {
  const close = () => modals.close(id);
  const id = modals.open({
    title: <Spoken of={title} />,
    children: (
      <TemplateForm
        before={{ name: before.name, description: before.description }}
        onCancel={close}
        onDone={(words) => void onDone(words).then(close)}
      />
    ),
  });
}
