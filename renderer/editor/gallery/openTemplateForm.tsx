import { modals } from '@mantine/modals';
import type { Message } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { TemplateForm, type TemplateWords } from './TemplateForm.tsx';

/**
 * Asks in a dialog what a template is called, beginning with what it is called now.
 * @param onDone is awaited before the dialog closes: what lies below it, a gallery perhaps, is shown anew then
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
